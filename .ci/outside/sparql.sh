#!/usr/bin/env bash
# Checks that the worked queries, as they are, give the expected answers in Jena ARQ and in a real Virtuoso too. Usage: sparql.sh DIST
#
# Rows are compared as CSV, whatever their order, line ends and needless quotation marks; graphs as sorted N-Triples, as Raptor writes them.
set -euo pipefail
dist=${1:?usage: sparql.sh DIST}
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
case $dist in /*) ;; *) dist=$OLDPWD/$dist ;; esac
PATH="$here:$PATH"
. "$here/virtuoso-server.sh"
work=$(mktemp -d)
trap 'stop_virtuoso; rm -rf "$work"' EXIT
for tool in rapper curl python3; do command -v "$tool" >/dev/null || { echo "$tool is missing" >&2; exit 1; }; done

whole=$(ls "$dist"/data/*.nq)
whole=${whole%.nq}

# ARQ has no union of the graphs by itself: the triples are its default graph, the quads its named ones.
ask_arq() {
  local format=csv
  case $2 in application/n-triples) format=nt ;; application/sparql-results+json) format=json ;; esac
  jena arq --data "$whole.nt" --data "$whole.nq" --query "$1" --results "$format"
}
ask_virtuoso() { curl --silent --show-error --fail-with-body --max-time 60 --header "Accept: $2" --data-urlencode "query@$1" "$VIRTUOSO_QUERY"; }

rows() { python3 -c 'import csv, sys; print(*sorted(map(repr, csv.reader(sys.stdin))), sep="\n")'; }
graph() { rapper --quiet --input "$1" --output ntriples - http://127.0.0.1/ | LC_ALL=C sort --unique; }
verdict() { python3 -c 'import json, sys; print(str(json.load(sys.stdin)["boolean"]).lower())'; }

compare() {
  local engine=$1 query name expected compared=0 answer=$work/answer found=$work/found wanted=$work/wanted
  for query in patterns/queries/*.rq; do
    name=$(basename "$query" .rq)
    expected=$(ls tests/queries/"$name".*)
    : >"$answer"
    : >"$found"
    : >"$wanted"
    case $expected in
      *.csv) "ask_$engine" "$query" text/csv >"$answer" && rows <"$answer" >"$found" && rows <"$expected" >"$wanted" ;;
      *.ttl) "ask_$engine" "$query" application/n-triples >"$answer" && graph ntriples <"$answer" >"$found" && graph turtle <"$expected" >"$wanted" ;;
      *.txt) "ask_$engine" "$query" application/sparql-results+json >"$answer" && verdict <"$answer" >"$found" && cat "$expected" >"$wanted" ;;
      *) echo "sparql: nothing here reads $expected" >&2; exit 1 ;;
    esac || { cat "$answer" >&2; echo "sparql: $engine does not answer $name" >&2; exit 1; }
    [ -s "$wanted" ] || { echo "sparql: nothing is expected of $name" >&2; exit 1; }
    diff "$wanted" "$found" >"$work/difference" || { head --lines=20 "$work/difference" >&2; echo "sparql: $engine gives another answer to $name" >&2; exit 1; }
    compared=$((compared + 1))
  done
  [ "$compared" -gt 0 ] || { echo 'sparql: there are no queries' >&2; exit 1; }
  echo "sparql: $engine gives the expected answer to each of $compared queries"
}

compare arq
start_virtuoso "$work/db"
SCF_PASSWORD=dba npx --no-install scf publish --to "$VIRTUOSO_STORE" --query "$VIRTUOSO_QUERY" --user dba --auth digest 2>"$work/progress" ||
  { cat "$work/progress" >&2; exit 1; }
compare virtuoso
