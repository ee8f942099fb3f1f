/** What each shape is for, shown by data that is sound but for one small thing. Read by the tests, and by Jena in CI. */
import type { DatasetCore, NamedNode, Quad, Quad_Object, Term } from '@rdfjs/types';
import { DataFactory, Parser, Store } from 'n3';
import { NAMESPACES } from '../src/rdf/terms.ts';

const { blankNode, literal, namedNode, quad } = DataFactory;

const SH = 'http://www.w3.org/ns/shacl#';
const RDF_TYPE = namedNode(`${NAMESPACES.rdf}type`);
const LANG_STRING = `${NAMESPACES.rdf}langString`;
const NOTHING = namedNode('tag:elsewhere.example,2031:nothing');

// ---- SHACL Core -----------------------------------------------------------------------------------------------------

export interface CoreMutant {
  /** The shape that reports it. */
  readonly shape: string;
  /** The parameter of SHACL that it goes against, such as `minCount`. */
  readonly parameter: string;
  /** The class of the focus. */
  readonly target: string;
  readonly focus: string;
  readonly quads: readonly Quad[];
}

/**
 * One mutant for each parameter of each shape that applies to a class: a copy of a resource in a place of its own, with the classes of
 * what it names, so that all can be validated at once.
 */
export function coreMutants(shapesText: string, quads: readonly Quad[], base: string): readonly CoreMutant[] {
  const shapes = new Store(new Parser().parse(shapesText));
  const data = new Store(quads.map(({ subject, predicate, object }) => quad(subject, predicate, object)));
  const mutants: CoreMutant[] = [];
  for (const { subject: node, object: target } of shapes.match(null, namedNode(`${SH}targetClass`), null)) {
    const [focus] = data.getSubjects(RDF_TYPE, target, null);
    if (!focus) throw new Error(`the data holds no ${target.value}`);
    const own = [...data.match(focus, null, null)];
    for (const shape of [node, ...shapes.getObjects(node, `${SH}property`, null)]) {
      const [path] = shapes.getObjects(shape, `${SH}path`, null) as NamedNode[];
      for (const [parameter, argument] of parametersOf(shape, shapes)) {
        const broken = path
          ? withValues(own, path, badValues(parameter, { argument, path, own, data, target }))
          : brokenNode(parameter, { argument, own });
        const place = `${base}${mutants.length + 1}/`;
        const moved = [...broken, ...typesOfObjects(broken, data)].map((one) => movedTo(place, one, base));
        mutants.push({ shape: shape.value, parameter, target: target.value, focus: moved[0]?.subject.value ?? '', quads: moved });
      }
    }
  }
  return mutants;
}

function parametersOf(shape: Term, shapes: DatasetCore): readonly (readonly [parameter: string, argument: Term])[] {
  const about = ['path', 'severity', 'message', 'targetClass', 'property'].map((name) => SH + name);
  return [...shapes.match(shape)]
    .filter(({ predicate }) => predicate.value.startsWith(SH) && !about.includes(predicate.value))
    .map(({ predicate, object }) => [predicate.value.slice(SH.length), object]);
}

interface Property {
  readonly argument: Term;
  readonly path: NamedNode;
  /** All that is said of the focus. */
  readonly own: readonly Quad[];
  readonly data: DatasetCore;
  readonly target: Term;
}

/** Values of a property that go against a parameter. */
function badValues(parameter: string, { argument, path, own, data, target }: Property): readonly Quad_Object[] {
  const values = own.filter(({ predicate }) => predicate.equals(path)).map(({ object }) => object);
  // The class that makes it a focus is kept.
  const kept = values.toSorted((a, b) => Number(b.equals(target)) - Number(a.equals(target)));
  const [sample = literal('sample', 'en-gb')] = [...kept, ...[...data.match(null, path)].map(({ object }) => object)];
  const more = (count: number) => Array.from({ length: count }, (_, index) => variant(sample, index + 1));
  switch (parameter) {
    case 'minCount':
      return kept.slice(0, Number(argument.value) - 1);
    case 'maxCount':
      return [...kept, ...more(Number(argument.value) + 1 - kept.length)];
    case 'hasValue':
      return values.filter((value) => !value.equals(argument));
    case 'datatype':
      return [argument.value === LANG_STRING ? literal(sample.value) : literal(sample.value, 'en-gb')];
    case 'uniqueLang':
      return [sample, ...more(1)];
    case 'pattern':
      return path.equals(RDF_TYPE) ? [target as NamedNode, NOTHING] : [withText(sample, ' ')];
    case 'minLength':
      return [withText(sample, '')];
    case 'minInclusive':
      return [literal('0', namedNode(`${NAMESPACES.xsd}integer`))];
    case 'nodeKind':
      return [literal(sample.value)];
    case 'class':
      return [NOTHING];
    case 'equals':
      return [variant(sample, 1)];
    case 'disjoint':
      return own.filter(({ predicate }) => predicate.equals(argument)).map(({ object }) => object);
    default:
      throw new Error(`there is no mutant against sh:${parameter}`);
  }
}

/** The resource itself made such that it goes against a parameter. */
function brokenNode(parameter: string, { argument, own }: Pick<Property, 'argument' | 'own'>): readonly Quad[] {
  const [first] = own;
  if (!first) throw new Error('the focus is not described');
  const renamed = (subject: Quad['subject']) => own.map(({ predicate, object }) => quad(subject, predicate, object));
  switch (parameter) {
    case 'nodeKind':
      return renamed(blankNode(`mutant-${first.subject.value.replace(/\W/g, '')}`));
    case 'pattern':
      return renamed(namedNode(`${first.subject.value}?nothing`));
    case 'closed':
      return [...own, quad(first.subject, NOTHING, literal('nothing'))];
    case 'class':
      return own.filter(({ object }) => !object.equals(argument));
    default:
      throw new Error(`there is no mutant against sh:${parameter} of a resource`);
  }
}

function variant(term: Quad_Object, number: number): Quad_Object {
  if (term.termType !== 'Literal') return namedNode(`${NOTHING.value}${number}`);
  const isNumber = term.datatype.value === `${NAMESPACES.xsd}integer`;
  return withText(term, isNumber ? String(Number(term.value) + number) : `${term.value}${number}`);
}

function withText(term: Quad_Object, text: string): Quad_Object {
  if (term.termType !== 'Literal') return NOTHING;
  return term.language ? literal(text, term.language) : literal(text, term.datatype);
}

function withValues(own: readonly Quad[], path: NamedNode, values: readonly Quad_Object[]): readonly Quad[] {
  const subject = own[0]?.subject ?? NOTHING;
  return [...own.filter(({ predicate }) => !predicate.equals(path)), ...values.map((value) => quad(subject, path, value))];
}

/** What `sh:class` looks for. */
function typesOfObjects(quads: readonly Quad[], data: DatasetCore): readonly Quad[] {
  const subject = quads[0]?.subject;
  return quads.flatMap(({ object }) => (subject?.equals(object) ? [] : [...data.match(object, RDF_TYPE)]));
}

/** The same with every name of the language moved, except those of the vocabulary. */
function movedTo(place: string, { subject, predicate, object }: Quad, base: string): Quad {
  const isOwn = (term: Term) => term.termType === 'NamedNode' && term.value.startsWith(base) && !term.value.startsWith(`${base}ns#`);
  const moved = <Any extends Term>(term: Any) => (isOwn(term) ? namedNode(place + term.value.slice(base.length)) : term);
  const away = subject.termType === 'BlankNode' ? blankNode(`${subject.value}-${place.replace(/\W/g, '')}`) : subject;
  return quad(moved(away) as Quad['subject'], predicate, moved(object) as Quad_Object);
}

// ---- SHACL-SPARQL ---------------------------------------------------------------------------------------------------

export interface SparqlMutant {
  /** The name of the constraint without `-query`. */
  readonly constraint: string;
  /** What reports it; a name within the base. */
  readonly focus: string;
  /** Triples of the full garden that go, in Turtle. */
  readonly without?: string;
  /** Triples that come. */
  readonly and?: string;
}

/** Of the full garden. They do not disturb one another, so that one dataset can hold them all. */
export const SPARQL_MUTANTS: readonly SparqlMutant[] = [
  { constraint: 'withinBase', focus: '', and: '<tag:elsewhere.example,2031:nothing> a pl:Note .' },
  { constraint: 'typed', focus: '', and: ':untyped rdfs:label "untyped"@en-gb .' },
  { constraint: 'resolved', focus: '', and: ':POND dcterms:references :nobody .' },
  { constraint: 'inLanguage', focus: '', and: ':GATE skos:altLabel "portillon"@fr .' },

  {
    constraint: 'nameIsReference',
    focus: 'PATH.1',
    without: ':PATH.1 dcterms:identifier "PATH.1" .',
    and: ':PATH.1 dcterms:identifier "PATH.2" .',
  },
  {
    constraint: 'nameIsAddress',
    focus: 'tools/',
    without: '<tools/> dcterms:identifier "tools" .',
    and: '<tools/> dcterms:identifier "tool" .',
  },
  {
    constraint: 'nameInFrame',
    focus: 'kind.leadsTo',
    without: ':kind.leadsTo skos:notation "kind.leadsTo" .',
    and: ':kind.leadsTo skos:notation "kind.leads" .',
  },
  {
    constraint: 'nameInMatrix',
    focus: 'row.tools.spring',
    without: ':row.tools.spring dcterms:identifier "spring" .',
    and: ':row.tools.spring dcterms:identifier "lent" .',
  },
  { constraint: 'nameOfLevel', focus: 'level.rules.2', without: ':level.rules.2 pl:position 2 .', and: ':level.rules.2 pl:position 3 .' },
  { constraint: 'nameOfCell', focus: 'map.1.2', without: ':map.1.2 pl:column 2 .', and: ':map.1.2 pl:column 3 .' },
  {
    constraint: 'nameOfLinkage',
    focus: 'PATH.link.POND',
    without: ':PATH.link.POND pl:target :POND .',
    and: ':PATH.link.POND pl:target :GATE .',
  },
  {
    constraint: 'nameOfMention',
    focus: 'GATE.link.PATH.7302a3e1f451',
    without: ':GATE.link.PATH.7302a3e1f451 dcterms:isPartOf :GATE.link.PATH .',
    and: ':GATE.link.PATH.7302a3e1f451 dcterms:isPartOf :POND.link.GATE .',
  },
  { constraint: 'listedPart', focus: '', without: '<> dcterms:hasPart :GATE .' },
  { constraint: 'listedTopConcept', focus: '', without: '<> skos:hasTopConcept :component.moving .' },
  { constraint: 'nameOfErratum', focus: 'erratum.3', without: ':erratum.3 pl:number 3 .', and: ':erratum.3 pl:number 4 .' },
  { constraint: 'held', focus: 'work.walls.editor.2', without: ':work.walls bibo:editor :work.walls.editor.2 .' },
  {
    constraint: 'uniqueNotation',
    focus: 'term.puddle',
    without: ':term.puddle skos:notation "term.puddle" .',
    and: ':term.puddle skos:notation "term.dry-feet" .',
  },
  {
    constraint: 'uniqueIdentifier',
    focus: '',
    without: ':POND.a dcterms:identifier "POND.a" .',
    and: ':POND.a dcterms:identifier "POND.B" .',
  },
  { constraint: 'nameForPeople', focus: 'GATE.1', without: ':GATE.1 skos:prefLabel "Quiet"@en-gb .' },
  { constraint: 'nameOfAgent', focus: 'work.walls.author.2', without: ':work.walls.author.2 foaf:name "The gardeners" .' },

  { constraint: 'linksToWithoutLinkage', focus: 'GATE', and: ':GATE pl:linksTo :POND .' },
  { constraint: 'linkageWithoutLinksTo', focus: 'POND', without: ':POND pl:linksTo :GATE .' },
  { constraint: 'uniqueLinkage', focus: 'PATH.link.GATE', and: ':PATH.link.WICKET pl:source :PATH ; pl:target :GATE ; a pl:Linkage .' },
  { constraint: 'mentionedItem', focus: 'PATH.link.GATE.67a4fd026aaf', and: ':PATH.link.GATE.67a4fd026aaf pl:item :POND.a .' },
  {
    constraint: 'evidenceStands',
    focus: 'POND.link.GATE.979f11ee6711',
    without: ':POND.link.GATE.979f11ee6711 pl:section pl:linkagesSection .',
    and: ':POND.link.GATE.979f11ee6711 pl:section pl:contextSection .',
  },

  { constraint: 'listed', focus: 'PATH.hole', without: ':PATH.dig pl:output :PATH.hole .' },
  { constraint: 'listing', focus: 'POND.rec', without: ':POND.b dcterms:isPartOf :POND.rec .', and: ':POND.b dcterms:isPartOf :POND.a .' },
  {
    constraint: 'broaderOfPattern',
    focus: 'GATE',
    without: ':GATE skos:broader :group.by-foot .',
    and: ':GATE skos:broader :component.moving .',
  },
  { constraint: 'groupOfComponent', focus: 'POND', and: ':POND pl:group :group.by-foot .' },
  { constraint: 'broaderIsWhole', focus: 'GATE.2.a', without: ':GATE.2.a skos:broader :GATE.2 .', and: ':GATE.2.a skos:broader :GATE.1 .' },
  { constraint: 'wholeIsBroader', focus: 'PATH.1.a', without: ':PATH.1.a skos:broader :PATH.1 .' },
  { constraint: 'classOfLevel', focus: 'GATE.1.a', without: ':GATE.1.a a pl:ChecklistItem .', and: ':GATE.1.a a pl:Principle .' },
  { constraint: 'samePattern', focus: 'PATH.dig', without: ':PATH.dig pl:pattern :PATH .', and: ':PATH.dig pl:pattern :POND .' },
  {
    constraint: 'sameMatrix',
    focus: 'POND.net',
    without: ':row.tools.autumn dcterms:isPartOf <tools/> .',
    and: ':row.tools.autumn dcterms:isPartOf <year/> .',
  },

  { constraint: 'samePositionInWhole', focus: 'PATH.b', without: ':PATH.b pl:position 2 .', and: ':PATH.b pl:position 1 .' },
  { constraint: 'gapInWhole', focus: 'PATH.rest', without: ':PATH.rest pl:position 2 .', and: ':PATH.rest pl:position 3 .' },
  {
    constraint: 'samePositionInScheme',
    focus: 'component.still',
    without: ':component.still pl:position 1 .',
    and: ':component.still pl:position 2 .',
  },
  { constraint: 'gapInScheme', focus: 'kind.reflects', without: ':kind.reflects pl:position 2 .', and: ':kind.reflects pl:position 3 .' },
  {
    constraint: 'samePositionInHolder',
    focus: 'erratum.1.reason',
    without: ':erratum.1.reason pl:position 2 .',
    and: ':erratum.1.reason pl:position 1 .',
  },
  {
    constraint: 'gapInHolder',
    focus: 'term.puddle.note.2',
    without: ':term.puddle.note.2 pl:position 2 .',
    and: ':term.puddle.note.2 pl:position 3 .',
  },
  {
    constraint: 'nameInOrder',
    focus: 'PATH.altLabel.2',
    without: ':PATH.altLabel.2 pl:position 2 .',
    and: ':PATH.altLabel.2 pl:position 3 .',
  },
  { constraint: 'statedOnly', focus: 'PATH.altLabel.1', without: ':PATH skos:altLabel "Way"@en-gb .' },
  { constraint: 'unstated', focus: 'PATH.altLabel.2', and: ':PATH skos:altLabel "Lane"@en-gb .' },
  {
    constraint: 'samePositionInOrder',
    focus: 'term.puddle.altLabel.1',
    without: ':term.puddle.altLabel.2 pl:position 2 .',
    and: ':term.puddle.altLabel.2 pl:position 1 .',
  },
  {
    constraint: 'gapInOrder',
    focus: 'POND.spade.matrixColumn.2',
    without: ':POND.spade.matrixColumn.2 pl:position 2 .',
    and: ':POND.spade.matrixColumn.2 pl:position 4 .',
  },

  { constraint: 'textWithoutMarkdown', focus: 'POND.a', without: ':POND.a pl:markdown "dig where the ground is wet, so that"@en-gb .' },
  { constraint: 'markdownWithoutText', focus: 'GATE.1.a', without: ':GATE.1.a pl:text "The hinge makes no noise."@en-gb .' },
  { constraint: 'introductionOnce', focus: 'rules/', without: '<rules/> pl:introduction "Rules for the gate [GATE]."@en-gb .' },
  {
    constraint: 'dated',
    focus: 'work.reeds',
    without: ':work.reeds dcterms:issued "1931-05"^^xsd:gYearMonth .',
    and: ':work.reeds dcterms:issued "1931-13"^^xsd:gYearMonth .',
  },
];

/** The triples of a dataset with what some mutants change. */
export function mutated(quads: readonly Quad[], mutants: readonly SparqlMutant[], base: string): readonly Quad[] {
  const prefixes = Object.entries({ ...NAMESPACES, pl: `${base}ns#`, '': base });
  const read = (turtle = '') =>
    new Parser({ baseIRI: base }).parse(`${prefixes.map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`).join('\n')}\n${turtle}`);
  const store = new Store(quads.map(({ subject, predicate, object }) => quad(subject, predicate, object)));
  for (const { constraint, without, and } of mutants) {
    for (const one of read(without)) {
      if (!store.has(one)) throw new Error(`${constraint}: the data does not hold ${without}`);
      store.delete(one);
    }
    store.addQuads(read(and));
  }
  return [...store];
}
