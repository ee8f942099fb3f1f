#!/usr/bin/env bash
# Checks that Raptor, Jena and rdflib read the vocabulary of a built site alike, and that the OWL API finds in it what it declares and an
# ontology in OWL 2 DL, from which the dataset departs only by rdf:value and the terms of rdf:Statement, which OWL keeps to itself.
# Usage: vocabulary.sh DIST (with raptor2-utils, libapache-jena-java, python3-rdflib, libowlapi-java and a JDK)
set -euo pipefail
dist=${1:?usage: vocabulary.sh DIST}
here=$(cd "$(dirname "$0")" && pwd)
vocabulary=$dist/ns.ttl
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "vocabulary: $1" >&2; exit 1; }
[ -f /usr/share/java/owlapi-distribution.jar ] || fail 'libowlapi-java is missing'

"$here/jena" riot --quiet --output=ntriples "$vocabulary" | LC_ALL=C sort --unique >"$work/jena.nt"
rapper --quiet --input turtle --output ntriples "$vocabulary" | sort --unique >"$work/rapper.nt"
/usr/bin/python3 - "$vocabulary" >"$work/rdflib.nt" <<'PYTHON'
import sys
import rdflib

sys.stdout.buffer.write(rdflib.Graph().parse(sys.argv[1], format='turtle').serialize(format='nt11', encoding='utf-8'))
PYTHON
grep . "$work/rdflib.nt" | LC_ALL=C sort --unique | cmp - "$work/jena.nt" || fail 'rdflib and Jena do not read the same'
# Raptor writes characters outside ASCII as escapes.
triples=$(wc --lines <"$work/jena.nt")
[ "$(wc --lines <"$work/rapper.nt")" = "$triples" ] || fail 'Raptor does not read as many triples as Jena'
! grep --quiet '_:' "$work/jena.nt" || fail 'there are blank nodes'
echo "vocabulary: Jena, rdflib and Raptor read $triples triples, no blank node"

profile() {
  java -cp '/usr/share/java/*' "$here/OwlProfile.java" "$1" 2>"$work/warnings" || { cat "$work/warnings" >&2; fail "the OWL API does not read $1"; }
}
declared() { grep --count "#type> <http://www.w3.org/2002/07/owl#$1>" "$work/jena.nt"; }
cat >"$work/expected" <<END
Annotation property $(declared AnnotationProperty)
Class $(declared Class)
Data property $(declared DatatypeProperty)
Named individual $(declared NamedIndividual)
Object property $(declared ObjectProperty)
END
profile "$vocabulary" | diff "$work/expected" - || fail 'the OWL API finds other things, or a departure from OWL 2 DL'
echo "vocabulary: the OWL API finds an ontology in OWL 2 DL: $(paste --serial --delimiters=, "$work/expected")"

cat "$work/jena.nt" "$dist"/data/*.nt >"$work/both.nt"
profile "$work/both.nt" | grep --invert-match --extended-regexp '^departure UseOfReservedVocabulary\w+ rdf:(Statement|object|value) ' \
  | diff "$work/expected" - || fail 'the dataset departs from the vocabulary or from OWL 2 DL in another way'
echo 'vocabulary: with the dataset it departs from OWL 2 DL only by rdf:value and the terms of rdf:Statement'
