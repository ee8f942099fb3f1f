import type { PatternGraph } from '../../model.ts';
import { goalsOf, type Path, pathDocument, pathThrough, pathTo } from '../../path/index.ts';
import { problemOf, resolveReference } from '../../resolve.ts';
import { titled } from '../bearer.ts';
import type { Command } from '../command.ts';
import { formatOf, graphOf } from '../language.ts';

export const path: Command = {
  name: 'path',
  summary: 'Print what a goal requires, in the order in which to read it.',
  usage: 'REF... [--in DIR] [--only] [--format FORMAT]',
  help: [
    ['REF...', 'goals: patterns or items, each in any spelling'],
    ['--in DIR', 'the folder that holds language.yaml (patterns)'],
    ['--only', 'the goals alone, without what they require'],
    ['--format FORMAT', 'text or json (text)'],
  ],
  options: { in: { type: 'string' }, only: { type: 'boolean' }, format: { type: 'string' } },
  positionals: { least: 1, most: Number.POSITIVE_INFINITY },
  run(call) {
    const format = formatOf(call, ['text', 'json']);
    const { in: folder, only } = call.options;
    const graph = graphOf(typeof folder === 'string' ? folder : undefined, call);
    const goals: string[] = [];
    for (const spelling of call.positionals) {
      const resolution = resolveReference(spelling, graph);
      const led = 'ref' in resolution && resolution.ref !== undefined ? goalsOf(resolution.ref, graph) : undefined;
      if (!led || led.length === 0) {
        call.err(`scf: ${led ? `\`${spelling}\` leads to no pattern` : problemOf(spelling, resolution)}\n`);
        return 1;
      }
      goals.push(...led);
    }
    const found = only ? pathThrough(goals, graph) : pathTo(goals, graph);
    call.out(
      format === 'json'
        ? `${JSON.stringify(pathDocument(found, graph.language.edition, graph.patterns), null, 2)}\n`
        : textOf(found, graph),
    );
    return 0;
  },
};

function textOf({ goals, steps, reasons, left }: Path, graph: PatternGraph): string {
  const labelOf = (kind: string) => graph.language.linkageKinds.find(({ id }) => id === kind)?.label ?? kind;
  const why = (ref: string) =>
    goals.includes(ref) ? ['a goal'] : (reasons[ref] ?? []).map(({ source, kinds }) => `${source} ${kinds.map(labelOf).join(', ')} it`);
  const lines = steps.flatMap((step, index) => [
    ...(step.length > 1 ? [`${index + 1}. A circle: each is larger than another of them, so that none comes first:`] : []),
    ...step.flatMap((ref) => [`${step.length > 1 ? '   - ' : `${index + 1}. `}${titled(graph, ref)}`, `     ${why(ref).join('; ')}`]),
  ]);
  const named = left.length > 0 ? ['', 'Named by these, and not among them:', ...left.map((ref) => `   ${titled(graph, ref)}`)] : [];
  return `${[...lines, ...named].join('\n')}\n`;
}
