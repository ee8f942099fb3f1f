import type { PatternGraph } from '../../../src/model.ts';
import { byCodePoint } from '../../../src/rdf/canonical.ts';
import { toQuads } from '../../../src/rdf/quads.ts';
import { NAMESPACES, PROPERTIES, type PropertyName, propertyOf } from '../../../src/rdf/terms.ts';
import type { TermKind, Vocabulary, VocabularyTerm } from '../../../src/rdf/vocabulary.ts';
import type { BorrowedTerms, TermFact, TermLink, TermRecord, VocabularyPage } from '../records.ts';

const KINDS = [
  ['class', 'classes', 'Classes'],
  ['object property', 'object-properties', 'Object properties'],
  ['datatype property', 'datatype-properties', 'Datatype properties'],
  ['individual', 'individuals', 'Individuals'],
] as const satisfies readonly (readonly [TermKind, string, string])[];

export function vocabularyPage(vocabulary: Vocabulary, graph: PatternGraph): VocabularyPage {
  const { iri, namespace, prefix, title, description, version, license, terms } = vocabulary;
  return {
    iri,
    namespace,
    prefix,
    title,
    description,
    version,
    license: { href: license, title: license.replace(/^https?:\/\//, '') },
    kinds: KINDS.map(([kind, id, name]) => ({
      id,
      title: name,
      terms: terms.filter((term) => term.kind === kind).map((term) => recordOf(term, vocabulary)),
    })),
    borrowed: borrowedTerms(graph),
  };
}

function recordOf(term: VocabularyTerm, vocabulary: Vocabulary): TermRecord {
  const { name, label, comment, example, status } = term;
  return {
    name,
    ...(label !== name.toLowerCase() && { label }),
    comment,
    ...(status !== 'stable' && { status }),
    facts: factsOf(term, vocabulary),
    example,
  };
}

function factsOf(term: VocabularyTerm, vocabulary: Vocabulary): readonly TermFact[] {
  const links = (iris: readonly string[]) => iris.map((iri) => linkOf(iri, vocabulary));
  const facts: readonly TermFact[] = [
    { label: 'Subclass of', terms: links(term.subClassOf) },
    { label: 'Subproperty of', terms: links(term.subPropertyOf) },
    { label: 'Domain', terms: links(term.domain) },
    { label: 'Used on', terms: links(term.domainIncludes) },
    // Of a datatype property, rdfs:Literal says nothing more.
    { label: 'Range', terms: links(term.range.filter((iri) => iri !== `${NAMESPACES.rdfs}Literal`)) },
    { label: 'Values', terms: links(term.rangeIncludes) },
    { label: 'In JSON-LD', terms: nameInJson(term) },
    { label: 'Close match', terms: links(term.closeMatch) },
  ];
  return facts.filter(({ terms }) => terms.length > 0);
}

/** What JSON-LD calls a property, where that is not its own name. */
function nameInJson({ name }: VocabularyTerm): readonly TermLink[] {
  const found = (Object.keys(PROPERTIES) as PropertyName[]).find((key) => propertyOf(key).iri === `pl:${name}`);
  return found === undefined || found === name ? [] : [{ text: found }];
}

/** A term of this vocabulary leads to its place on the page, one of a vocabulary that the dataset uses to where that is published. */
function linkOf(iri: string, { namespace, prefix }: Vocabulary): TermLink {
  if (iri.startsWith(namespace)) {
    const name = iri.slice(namespace.length);
    return { text: `${prefix}:${name}`, href: `#${name}` };
  }
  const known = Object.entries(NAMESPACES).find(([, start]) => iri.startsWith(start));
  return known ? { text: `${known[0]}:${iri.slice(known[1].length)}`, href: iri } : { text: iri };
}

/** The terms of other vocabularies that the dataset uses, by vocabulary, in order of name: classes come first, for their capitals. */
function borrowedTerms(graph: PatternGraph): readonly BorrowedTerms[] {
  const used = new Set<string>();
  for (const { predicate, object } of toQuads(graph)) {
    used.add(predicate.value);
    if (predicate.value === `${NAMESPACES.rdf}type`) used.add(object.value);
  }
  const inOrder = [...used].sort(byCodePoint);
  return Object.entries(NAMESPACES).flatMap(([prefix, namespace]) => {
    const terms = inOrder.filter((iri) => iri.startsWith(namespace));
    return terms.length === 0
      ? []
      : [{ prefix, namespace, terms: terms.map((iri) => ({ text: `${prefix}:${iri.slice(namespace.length)}`, href: iri })) }];
  });
}
