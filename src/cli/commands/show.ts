import { toDocument } from '../../export/json.ts';
import type { Item, Pattern, PatternGraph } from '../../model.ts';
import { resolveReference } from '../../resolve.ts';
import { headingOf, SECTIONS } from '../../sections.ts';
import type { Command } from '../command.ts';
import { formatOf, graphOf } from '../language.ts';

export const show: Command = {
  name: 'show',
  summary: 'Print one pattern or one item, by its reference in any spelling.',
  usage: 'REF [DIR] [--format FORMAT]',
  help: [
    ['REF', 'such as B5, B5.b.2, "[B5] b) 2)" or its address'],
    ['DIR', 'the folder that holds language.yaml (patterns)'],
    ['--format FORMAT', 'text or json (text)'],
  ],
  options: { format: { type: 'string' } },
  positionals: { least: 1, most: 2 },
  run(call) {
    const format = formatOf(call, ['text', 'json']);
    const [spelling = '', folder] = call.positionals;
    const graph = graphOf(folder, call);
    const resolved = resolveReference(spelling, graph);
    if ('problem' in resolved) {
      call.err(`scf: ${resolved.problem}\n`);
      return 1;
    }
    const { ref } = resolved;
    call.out(format === 'json' ? `${JSON.stringify(dataOf(graph, ref), null, 2)}\n` : textOf(graph, ref));
    return 0;
  },
};

function dataOf(graph: PatternGraph, ref: string) {
  const { patterns, items, linkages } = toDocument(graph);
  const pattern = patterns.find((one) => one['ref'] === ref);
  return pattern ? { ...pattern, linkages: linkages.filter(({ source, target }) => source === ref || target === ref) } : items[ref];
}

function textOf(graph: PatternGraph, ref: string): string {
  const pattern = graph.patterns.find((one) => one.ref === ref);
  const item = graph.items[ref];
  return `${(pattern ? patternText(graph, pattern) : item ? itemText(graph, item) : '').trim()}\n`;
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
  const { ref, kind, title, prose, pattern, iri } = item;
  const below = (one: Item, indent: string): string[] =>
    one.children.flatMap((child) => {
      const next = graph.items[child];
      return next
        ? [
            `${indent}${next.label === undefined ? '•' : `${next.label})`} ${[next.title, next.prose.text].filter(Boolean).join(': ')}`,
            ...below(next, `${indent}  `),
          ]
        : [];
    });
  return [
    [ref, title].filter(Boolean).join('  '),
    [kind, ...(pattern === undefined ? [] : [`of ${titled(graph, pattern)}`])].join(' '),
    iri,
    prose.text,
    below(item, '').join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function titled({ patterns }: PatternGraph, ref: string): string {
  return `${ref} ${patterns.find((one) => one.ref === ref)?.title ?? ''}`;
}
