import { describe, expect, test } from 'vitest';
import { toXtm } from '../src/export/xtm.ts';
import { compile } from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { type Element, elementsNamed, readXml, textOf } from './xml.ts';

describe.each(['patterns', 'tests/fixtures/garden'])('the topic map of %s', (folder) => {
  const { value: graph } = compile(readFolder(folder));
  if (!graph) throw new Error(`${folder} has errors`);
  const { language, patterns, items, linkages, annexes, pages } = graph;
  const { base } = language;
  const map = readXml(toXtm(graph));
  const topics = new Map(elementsNamed(map, 'topic').map((topic) => [topic.attributes['id'] ?? '', topic]));
  const identifiers = new Map([...topics].map(([id, topic]) => [elementsNamed(topic, 'subjectIdentifier')[0]?.attributes['href'], id]));
  const associations = elementsNamed(map, 'association').map((association) => {
    const roles = elementsNamed(association, 'role');
    return {
      type: referred(elementsNamed(association, 'type')[0]),
      reifier: association.attributes['reifier']?.slice(1),
      players: Object.fromEntries(
        roles.map((role) => [
          referred(elementsNamed(role, 'type')[0]),
          referred({ ...role, children: role.children.filter((child) => typeof child !== 'string' && child.name === 'topicRef') }),
        ]),
      ),
    };
  });
  const between = (type: string, own: string, other: string) =>
    associations.filter((one) => one.type === type).map(({ players }) => [players[own], players[other]]);

  test('is XTM 2.1', () => {
    expect(map).toMatchObject({ name: 'topicMap', namespace: 'http://www.topicmaps.org/xtm/', attributes: { version: '2.1' } });
  });

  test('gives each topic an id and a subject of its own', () => {
    expect(elementsNamed(map, 'topic')).toHaveLength(topics.size);
    expect(identifiers.size).toBe(topics.size);
    expect([...topics.keys()].filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id))).toEqual([]);
    expect([...identifiers.keys()].filter((iri) => !iri || !URL.canParse(iri))).toEqual([]);
  });

  test('refers to nothing that is not there', () => {
    const referredTo = [
      ...elementsNamed(map, 'topicRef').map(({ attributes }) => attributes['href']?.slice(1)),
      ...associations.flatMap(({ reifier }) => reifier ?? []),
    ];
    expect(referredTo.length).toBeGreaterThan(topics.size);
    expect(referredTo.filter((id) => !topics.has(id ?? ''))).toEqual([]);
  });

  test('has a topic for whatever has a name', () => {
    const named = [
      base,
      ...[...patterns, ...Object.values(items)].map(({ iri }) => iri),
      ...language.components.map(({ id }) => `${base}component.${id}`),
      ...language.groups.map(({ id }) => `${base}group.${id}`),
      ...language.linkageKinds.map(({ id }) => `${base}kind.${id}`),
      ...[...annexes, ...pages].map(({ slug }) => `${base}${slug}/`),
      ...annexes.flatMap(({ slug, data }) => (data.rows ?? []).map(({ id }) => `${base}row.${slug}.${id}`)),
      ...annexes.flatMap(({ slug, data }) => (data.columns ?? []).map(({ id }) => `${base}column.${slug}.${id}`)),
      ...linkages.map(({ source, target }) => `${base}${source}.link.${target}`),
      `${base}ns#Pattern`,
      `${base}ns#source`,
      `${base}ns#target`,
    ];
    expect(named.filter((iri) => !identifiers.has(iri))).toEqual([]);
    const instances = (type: string) =>
      [...topics.values()].filter((topic) =>
        elementsNamed(elementsNamed(topic, 'instanceOf')[0], 'topicRef').some(({ attributes }) => attributes['href'] === `#ns.${type}`),
      ).length;
    expect(instances('Pattern')).toBe(patterns.length);
    expect(instances('Linkage')).toBe(linkages.length);
    expect(instances('Mention')).toBe(linkages.flatMap(({ mentions }) => mentions).length);
    expect(instances('Annex')).toBe(annexes.length);
  });

  test('joins patterns by each kind of each linkage, from source to target', () => {
    for (const { id } of language.linkageKinds) {
      expect(between(`kind.${id}`, 'ns.source', 'ns.target')).toEqual(
        linkages.filter(({ kinds }) => kinds.includes(id)).map(({ source, target }) => [source, target]),
      );
    }
    expect(associations.flatMap(({ reifier }) => reifier ?? [])).toEqual(linkages.map(({ source, target }) => `${source}.link.${target}`));
    expect(between('ns.linksTo', 'ns.source', 'ns.target')).toEqual(linkages.map(({ source, target }) => [source, target]));
    expect(between('tmdm.supertype-subtype', 'tmdm.subtype', 'tmdm.supertype')).toEqual(
      language.linkageKinds.map(({ id }) => [`kind.${id}`, 'ns.linksTo']),
    );
  });

  test('says what belongs to what', () => {
    const parts = new Map(
      between('dcterms.isPartOf', 'hierarchy.subordinate-role-type', 'hierarchy.superordinate-role-type') as [string, string][],
    );
    for (const { ref, parent, annex, pattern } of Object.values(items)) {
      expect(parts.get(ref), ref).toBe(parent ?? (annex === undefined ? pattern : `page.${annex}`));
    }
    expect(between('ns.component', 'ns.Pattern', 'ns.Component').filter(([pattern]) => pattern)).toEqual(
      patterns.map(({ ref, component }) => [ref, `component.${component}`]),
    );
    expect(between('ns.group', 'ns.Pattern', 'ns.Group')).toEqual(
      patterns.flatMap(({ ref, group }) => (group === undefined ? [] : [[ref, `group.${group}`]])),
    );
    const guided = Object.values(items).flatMap(({ ref, data }) =>
      ((data?.['patterns'] as string[] | undefined) ?? []).map((pattern) => [ref, pattern]),
    );
    expect(associations.filter(({ type }) => type === 'ns.guidedBy').map(({ players }) => Object.values(players))).toEqual(guided);
  });

  test('names patterns as people do, and sorts them as the language does', () => {
    for (const [index, { ref, title, aliases, sections }] of patterns.entries()) {
      const topic = topics.get(ref);
      expect(elementsNamed(topic, 'value').map(textOf).toSorted()).toEqual([title, ...aliases].toSorted());
      expect(elementsNamed(topic, 'variant').map(textOf)).toEqual([String(index + 1).padStart(4, '0')]);
      expect(elementsNamed(topic, 'occurrence').map(textOf)).toEqual(
        expect.arrayContaining([ref, ...Object.values(sections).map(({ text }) => text)]),
      );
    }
  });
});

function referred(element: Element | undefined): string {
  return elementsNamed(element, 'topicRef')[0]?.attributes['href']?.slice(1) ?? '';
}
