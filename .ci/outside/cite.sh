#!/usr/bin/env bash
# Reads every citation of a built site with pandoc, and compares what it finds with the dataset; pandoc's Markdown finds each key.
# Usage: cite.sh DIST
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
PATH="$here/../../node_modules/.bin:$PATH"
dist=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pandoc --version | head -1
# BibTeX is read as BibLaTeX too, which is how many use it.
for file in "$dist"/*.bib "$dist"/data/*.bib; do
  for format in bibtex biblatex; do pandoc --from "$format" --to csljson "$file" >"$work/$(basename "$file").$format"; done
done
for file in "$dist"/*.csl.json; do pandoc --from csljson --to csljson "$file" >"$work/$(basename "$file").csljson"; done
whole=$(ls "$dist"/data/*.bib)
sed -nE 's/^@[a-z]+\{(.*),$/@\1/p' "$whole" >"$work/keys.md"
pandoc --citeproc --bibliography "$whole" --to plain --wrap none "$work/keys.md" >"$work/references.txt" 2>"$work/warnings"
[ ! -s "$work/warnings" ] || { head "$work/warnings" >&2; echo 'cite: pandoc does not find each key' >&2; exit 1; }
node "$here/cite.mjs" "$dist" "$work"

# Each mutant is the whole bibliography with its first match of a pattern changed.
refuses() {
  local name=$1 edit=$2
  sed -E "$edit" "$whole" >"$work/mutant.bib"
  if cmp --silent "$whole" "$work/mutant.bib"; then echo "cite: the mutant $name is no mutant" >&2; exit 1; fi
  if pandoc --from bibtex --to csljson "$work/mutant.bib" >"$work/$(basename "$whole").bibtex" 2>"$work/error" &&
    node "$here/cite.mjs" "$dist" "$work" >/dev/null 2>"$work/error"; then echo "cite: the mutant $name passes" >&2; exit 1; fi
}
refuses title-without-reference '0,/title = \{\{\[[^]]*\] /s//title = {{/'
refuses other-edition '0,/edition = \{/s//edition = {1/'
refuses no-year '0,/^  year = .*$/s///'
refuses other-address '0,/url = \{https?:\/\/[^}]+/s//&x/'
refuses key-twice '0,/^@incollection\{[^,]*,/s//@incollection{twice,/;0,/^@incollection\{[^,]*[0-9],/s//@incollection{twice,/'
refuses brace-left-open '0,/\}\},/s//},/'
echo 'cite: it refuses a title without reference, another edition, no year, another address, a key that stands twice, and an open brace'
