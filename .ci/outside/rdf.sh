#!/usr/bin/env bash
# Checks that Jena, rdflib and Raptor read every RDF file of a built site, and find in each format, and in the parts put together, the
# triples whose hash is published. Usage: rdf.sh DIST
set -euo pipefail
dist=${1:?usage: rdf.sh DIST}
here=$(cd "$(dirname "$0")" && pwd)
PATH="$here:$here/../../node_modules/.bin:$PATH"
hash() { grep . | LC_ALL=C sort --unique | sha256sum | cut --delimiter=' ' --fields=1; }
same() {
  [ "$2" = "$3" ] || { echo "rdf: $1: the hash is $2, not $3" >&2; exit 1; }
  echo "rdf: $1: $2"
}

whole=$(ls "$dist"/data/*.nq)
whole=${whole%.nq}
(cd "$dist/data" && sha256sum --check ./*.sha256)
read -r quads _ <"$whole.nq.sha256"
read -r triples _ <"$whole.nt.sha256"
parts=$(node -p '
  const { patterns, annexes } = JSON.parse(fs.readFileSync(process.argv[1]));
  ["language", ...patterns.map(({ ref }) => ref), ...annexes.map(({ slug }) => slug)].join(" ")' "$whole.json")
# References and slugs hold no spaces, so the list may be split.
files() { for part in $parts; do echo "$dist/$part.$1"; done; }

! grep --extended-regexp --quiet '(^| )_:' "$whole.nq" || { echo 'rdf: there are blank nodes' >&2; exit 1; }

# Debian's Jena reads JSON-LD 1.0 alone.
for format in nq trig; do same "Jena, $format" "$(jena riot --output=nquads "$whole.$format" | hash)" "$quads"; done
for format in nt ttl rdf; do
  same "Jena, $format" "$(jena riot --output=ntriples "$whole.$format" | hash)" "$triples"
  same "Jena, parts as $format" "$(jena riot --output=ntriples $(files "$format") | hash)" "$triples"
done

with_rdflib() {
  /usr/bin/python3 -c '
import sys, rdflib
form, *files = sys.argv[1:]
store = rdflib.Dataset() if form == "nquads" else rdflib.Graph()
for file in files:
    store.parse(file)
sys.stdout.buffer.write(store.serialize(format=form, encoding="utf-8"))' "$@"
}
for format in nq trig jsonld; do same "rdflib, $format" "$(with_rdflib nquads "$whole.$format" | hash)" "$quads"; done
for format in nt ttl rdf; do same "rdflib, $format" "$(with_rdflib nt11 "$whole.$format" | hash)" "$triples"; done
for format in ttl jsonld; do same "rdflib, parts as $format" "$(with_rdflib nt11 $(files "$format") | hash)" "$triples"; done

# Raptor writes characters outside ASCII as escapes, so its hash is its own, and every format has to give the same one.
with_rapper() { rapper --quiet --input "$1" --output ntriples "$2" | hash; }
escaped=$(with_rapper ntriples "$whole.nt")
for format in nq:nquads trig:trig ttl:turtle rdf:rdfxml; do
  same "Raptor, ${format%:*}" "$(with_rapper "${format#*:}" "$whole.${format%:*}")" "$escaped"
done
count=$(rapper --quiet --input ntriples --output ntriples "$whole.nt" | sort --unique | wc --lines)
same 'Raptor, number of triples' "$count" "$(wc --lines <"$whole.nt")"

# The page of the downloads says how to find the hashes; what it says is done, word for word.
riot() { jena riot "$@"; }
python3() { /usr/bin/python3 "$@"; }
commands=$(node -p '
  const [, code] = /<section id="hash".*?<code>(.*?)<\/code>/s.exec(fs.readFileSync(process.argv[1], "utf8"));
  code.replace(/&quot;|&#34;/g, "\"").replace(/&#39;/g, "\x27").replace(/&gt;/g, ">").replace(/&amp;/g, "&")' "$dist/data/index.html")
checked=0
while read -r line <&3; do
  found=$(cd "$dist/data" && eval "$line" </dev/null)
  # A command says in a comment which of the two hashes it finds, or is that of the quads.
  case $line in
    'sha256sum --check '*) wanted="${whole##*/}.nq: OK" ;;
    *'.nt.sha256') wanted="$triples  -" ;;
    *) wanted="$quads  -" ;;
  esac
  [ "$found" = "$wanted" ] || { echo "rdf: $line: finds $found" >&2; exit 1; }
  echo "rdf: $line: $found"
  checked=$((checked + 1))
done 3<<<"$commands"
[ "$checked" -ge 4 ] || { echo 'rdf: the page says not how to find the hash' >&2; exit 1; }

# What describes the dataset is RDF too.
jena riot --validate "$dist/data/dataset.ttl"
rapper --quiet --count --input turtle "$dist/.well-known/void"
echo "rdf: $(wc --lines <"$whole.nq") quads, no blank node; Jena, rdflib and Raptor read the description"
