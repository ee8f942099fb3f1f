import type { Quad } from '@rdfjs/types';
import { escapeXml } from '../xml.ts';
import { byCodePoint } from './canonical.ts';
import { NAMESPACES } from './terms.ts';

/** RDF/XML (RDF 1.1 XML Syntax): graphs are left out. One element a resource, in order of their names. */
export function toRdfXml(quads: Iterable<Quad>, base: string): string {
  const namespaces = { ...NAMESPACES, pl: `${base}ns#` };
  const declared = Object.entries(namespaces).map(([prefix, iri]) => `\n  xmlns:${prefix}="${escapeXml(iri)}"`);
  const subjects = Map.groupBy(quads, ({ subject }) => subject.value);
  const descriptions = [...subjects.keys()].sort(byCodePoint).map((subject) => {
    const lines = new Set((subjects.get(subject) ?? []).map((quad) => propertyElement(quad, namespaces)));
    return `<rdf:Description rdf:about="${escapeXml(subject)}">\n${[...lines].sort(byCodePoint).join('\n')}\n</rdf:Description>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declared.join('')}>\n${descriptions.join('')}</rdf:RDF>\n`;
}

function propertyElement({ predicate, object }: Quad, namespaces: Readonly<Record<string, string>>): string {
  const name = elementName(predicate.value, namespaces);
  if (object.termType !== 'Literal') return `  <${name} rdf:resource="${escapeXml(object.value)}"/>`;
  const { language, datatype } = object;
  const isPlain = datatype.value === `${NAMESPACES.xsd}string`;
  const type = language === '' ? (isPlain ? '' : ` rdf:datatype="${escapeXml(datatype.value)}"`) : ` xml:lang="${language}"`;
  return `  <${name}${type}>${escapeXml(object.value)}</${name}>`;
}

function elementName(iri: string, namespaces: Readonly<Record<string, string>>): string {
  const found = Object.entries(namespaces).find(([, namespace]) => iri.startsWith(namespace));
  if (!found) throw new RangeError(`no prefix is declared for ${iri}`);
  return `${found[0]}:${iri.slice(found[1].length)}`;
}
