#!/usr/bin/env bash
# `scf publish` into a real Virtuoso: once, again, with the server killed in the middle, and once more.
# DIST is the built site, whose N-Quads say what should be in the store. With KEEP set, the server stays up for queries.
set -euo pipefail
dist=${1:?usage: virtuoso.sh DIST}
. "$(dirname "$0")/virtuoso-server.sh"
folder=$(mktemp -d)
trap 'stop_virtuoso; rm -rf "$folder"' EXIT
command -v rapper >/dev/null || { echo 'rapper is missing' >&2; exit 1; }
fail() { printf 'not so: %s\n' "$*" >&2; exit 1; }

publish() { SCF_PASSWORD=dba npx --no-install scf publish --to "$VIRTUOSO_STORE" --user dba --auth digest "$@"; }

# One line a graph: how many triples, and the name.
expected=$(sed --regexp-extended 's/.* <([^>]*)> \.$/\1/' "$dist"/data/*.nq | LC_ALL=C sort | uniq --count | sed 's/^ *//')
[ -n "$expected" ] || fail 'there are N-Quads'
held() {
  local graph count
  cut --delimiter=' ' --fields=2 <<<"$expected" | while read -r graph; do
    count=$(curl --silent --fail --max-time 60 --header 'Accept: text/csv' \
      --data-urlencode "query=SELECT (COUNT(*) AS ?n) WHERE { GRAPH <$graph> { ?s ?p ?o } }" "$VIRTUOSO_QUERY" | tail --lines=1)
    echo "$count $graph"
  done
}
same() { diff <(echo "$expected") <(held) || fail "$1: the store holds as many triples as the N-Quads"; }
triples() { rapper --quiet --input "$1" --output ntriples - http://127.0.0.1/ | LC_ALL=C sort --unique; }

start_virtuoso "$folder/db"

echo '-- publish, and count by query'
publish --query "$VIRTUOSO_QUERY"
same 'published'

echo '-- publish again, and count by reading back: nothing has changed'
publish
same 'published again'

echo '-- the store is emptied, and the server killed in the middle of the third upload'
for graph in $(cut --delimiter=' ' --fields=2 <<<"$expected"); do
  curl --silent --fail --max-time 60 --digest --user dba:dba --request DELETE --get --data-urlencode "graph=$graph" --output /dev/null "$VIRTUOSO_STORE"
done
publish --query "$VIRTUOSO_QUERY" 2>"$folder/progress" &
publishing=$!
until grep --quiet '^3/4' "$folder/progress"; do
  kill -0 "$publishing" 2>/dev/null || fail 'there are four graphs to publish'
  sleep 0.005
done
# Stopped first, so that the upload cannot end before the kill; on a slow machine it may be the fourth by then.
kill -STOP "$VIRTUOSO_PID"
sleep 2
reached=$(tail --lines=1 "$folder/progress" | sed --quiet --regexp-extended 's|^([34])/4 [^ ]* [0-9,]* triples … $|\1|p')
[ -n "$reached" ] || fail 'an upload is under way'
stop_virtuoso
status=0
wait "$publishing" || status=$?
cat "$folder/progress"
[ "$status" = 2 ] || fail "the exit status is 2, not $status"
grep --quiet "^$reached/4 .* connection lost (ECONNRESET), again in 1 s … connection refused, again in 2 s … .*failed$" "$folder/progress" ||
  fail 'each attempt is reported'
[ "$(tail --lines=1 "$folder/progress")" = "scf: \`$VIRTUOSO_STORE\`: connection refused; $((reached - 1)) of 4 graphs are published, publish again for the rest" ] ||
  fail 'the last line says what happened and what to do'

echo '-- the server is back, and publishing again mends everything'
start_virtuoso "$folder/db"
echo 'after the kill the store holds:'
held
publish --query "$VIRTUOSO_QUERY"
same 'published after the kill'
for graph in $(cut --delimiter=' ' --fields=2 <<<"$expected"); do
  curl --silent --fail --max-time 60 --header 'Accept: application/n-triples' --digest --user dba:dba \
    --get --data-urlencode "graph=$graph" "$VIRTUOSO_STORE"
done >"$folder/read-back.nt"
triples ntriples <"$folder/read-back.nt" >"$folder/found" || fail 'what comes back is N-Triples'
cat "$dist"/data/*.nq | triples nquads >"$folder/sent" || fail 'the data are N-Quads'
[ -s "$folder/sent" ] || fail 'there are triples to compare'
cmp "$folder/sent" "$folder/found" || fail 'every triple comes back as it was'
echo 'every triple comes back as it was'

if [ -n "${KEEP:-}" ]; then
  trap - EXIT
  echo "Virtuoso answers at $VIRTUOSO_QUERY; it is process $VIRTUOSO_PID, its files are in $folder"
fi
