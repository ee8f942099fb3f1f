#!/usr/bin/env bash
# Checks the topic map of a built site against the RELAX NG schema of XTM 2.1, with Jing and with xmllint, and that the schema refuses
# broken topic maps. Usage: xtm.sh DIST
set -euo pipefail
schema=$(dirname "$0")/../../schema/xtm.rng
map=$(ls "$1"/data/*.xtm)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

with_jing() { jing "$schema" "$1" 2>"$work/warnings"; }
with_xmllint() { xmllint --noout --huge --relaxng "$schema" "$1" 2>"$work/warnings"; }

for validator in jing xmllint; do
  "with_$validator" "$map" || { cat "$work/warnings" >&2; echo "xtm: $validator refuses $map" >&2; exit 1; }
done
topics=$(grep -c '<topic id=' "$map")
associations=$(grep -c '<association' "$map")
echo "xtm: jing and xmllint accept $map: $topics topics, $associations associations"

# Each mutant is the topic map with its first match of a pattern changed.
refuses() {
  local name=$1 edit=$2
  sed -E "$edit" "$map" >"$work/$name.xtm"
  if cmp --silent "$map" "$work/$name.xtm"; then echo "xtm: the mutant $name is no mutant" >&2; exit 1; fi
  for validator in jing xmllint; do
    # Uniqueness of ids is Jing's to see.
    [ "$validator $name" = 'xmllint id-twice' ] && continue
    if "with_$validator" "$work/$name.xtm" >/dev/null; then echo "xtm: $validator accepts the mutant $name" >&2; exit 1; fi
  done
}
refuses old-version '0,/version="2.1"/s//version="2.0"/'
refuses association-without-type '0,/^    <type>.*<\/type>$/s///'
refuses role-without-player '0,/<\/type><topicRef href="[^"]*"\/><\/role>/s//<\/type><\/role>/'
refuses name-after-variant '0,/(<value>[^<]*<\/value>)(<variant>.*<\/variant>)<\/name>/s//\2\1<\/name>/'
refuses unknown-element '0,/<name>/s//<baseName\/><name>/'
refuses reference-without-target '0,/<topicRef href="[^"]*"/s//<topicRef/'
refuses id-twice '0,/<topic id="ns\.body"/s//<topic id="ns.Pattern"/'
echo 'xtm: both refuse broken topic maps: version, type, player, order, element and target; Jing refuses an id that stands twice'
