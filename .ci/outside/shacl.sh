#!/usr/bin/env bash
# Jena finds that the dataset of a built site conforms to the shapes published with it, and reports every mutant that breaks one.
# Usage: shacl.sh DIST
set -euo pipefail
dist=$(cd "${1:?usage: shacl.sh DIST}" && pwd)
cd "$(dirname "$0")/../.."
PATH="$PWD/node_modules/.bin:$PATH"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jena=.ci/outside/jena

for shapes in shapes shapes-sparql; do
  for data in "$dist"/data/*.nt "$dist"/data/*.ttl; do
    case $data in */dataset.ttl) continue ;; esac
    $jena shacl validate --text --shapes "$dist/$shapes.ttl" --data "$data" >"$work/report"
    if [ "$(cat "$work/report")" != Conforms ]; then
      head -40 "$work/report" >&2
      echo "shacl: ${data##*/} does not conform to $shapes.ttl" >&2
      exit 1
    fi
    echo "shacl: Jena: ${data##*/} conforms to $shapes.ttl"
  done
done

node .ci/outside/shacl.mjs write "$work"
# Jena warns of values that are no value of their type: among the mutants there are such.
report() {
  $jena shacl validate --shapes "$work/$1.ttl" --data "$work/$2.ttl" >"$work/$2-report.ttl" 2>"$work/warnings" || { cat "$work/warnings" >&2; exit 1; }
}
report shapes core
report shapes-sparql sparql
node .ci/outside/shacl.mjs read "$work"
