import { toDocument } from '../../export/json.ts';
import type { Item, Pattern, PatternGraph } from '../../model.ts';
import { type Bearer, bearerOf, isItem, problemOf, resolveReference } from '../../resolve.ts';
import { headingOf, SECTIONS } from '../../sections.ts';
import { kindOf, titled, wordingOf } from '../bearer.ts';
import type { Command } from '../command.ts';
import { formatOf, graphOf } from '../language.ts';

export const show: Command = {
  name: 'show',
  summary: 'Print one pattern or one item, by its reference in any spelling.',
  usage: 'REF [DIR] [--format FORMAT]',
  help: [
    ['REF', 'a reference in any spelling, or an address'],
    ['DIR', 'the folder that holds language.yaml (patterns)'],
    ['--format FORMAT', 'text or json (text)'],
  ],
  options: { format: { type: 'string' } },
  positionals: { least: 1, most: 2 },
  run(call) {
    const format = formatOf(call, ['text', 'json']);
    const [spelling = '', folder] = call.positionals;
    const graph = graphOf(folder, call);
    const resolution = resolveReference(spelling, graph);
    const bearer = 'ref' in resolution ? bearerOf(resolution.ref ?? '', graph) : undefined;
    if (!bearer) {
      call.err(`scf: ${problemOf(spelling, resolution)}\n`);
      return 1;
    }
    call.out(format === 'json' ? `${JSON.stringify(dataOf(graph, bearer.ref), null, 2)}\n` : textOf(graph, bearer));
    return 0;
  },
};

function dataOf(graph: PatternGraph, ref: string) {
  const { patterns, items, linkages } = toDocument(graph);
  const pattern = patterns.find((one) => one['ref'] === ref);
  return pattern ? { ...pattern, linkages: linkages.filter(({ source, target }) => source === ref || target === ref) } : items[ref];
}

function textOf(graph: PatternGraph, bearer: Bearer): string {
  return `${(isItem(bearer) ? itemText(graph, bearer) : patternText(graph, bearer)).trim()}\n`;
}

function patternText(graph: PatternGraph, { ref, title, sections, iri }: Pattern): string {
  const label = (kinds: readonly string[], side: 'label' | 'inverse') =>
    kinds.map((kind) => graph.language.linkageKinds.find(({ id }) => id === kind)?.[side] ?? kind).join(', ');
  const to = graph.linkages
    .filter(({ source }) => source === ref)
    .map(({ target, kinds }) => `${label(kinds, 'label')} ${titled(graph, target)}`);
  const from = graph.linkages
    .filter(({ target }) => target === ref)
    .map(({ source, kinds }) => `${label(kinds, 'inverse')} ${titled(graph, source)}`);
  return [
    `${ref}  ${title}`,
    iri,
    ...SECTIONS.flatMap((name) => [headingOf(name).toUpperCase(), sections[name].text]),
    ...(to.length > 0 ? ['LINKED TO', to.join('\n')] : []),
    ...(from.length > 0 ? ['LINKED FROM', from.join('\n')] : []),
  ].join('\n\n');
}

function itemText(graph: PatternGraph, item: Item): string {
  const { ref, title, iri } = item;
  return [[ref, title].filter(Boolean).join('  '), kindOf(graph, item), iri, ...wordingOf(graph, item)].join('\n\n');
}
