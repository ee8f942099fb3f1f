import { toDot, toGraphml, toMermaid } from '../../export/graphs.ts';
import { toJson } from '../../export/json.ts';
import type { Command } from '../command.ts';
import { formatOf, graphOf } from '../language.ts';

export const graph: Command = {
  name: 'graph',
  summary: 'Print the patterns and their linkages as a drawing program reads them.',
  usage: '[DIR] [--format FORMAT]',
  help: [
    ['DIR', 'the folder that holds language.yaml (patterns)'],
    ['--format FORMAT', 'dot, mermaid, graphml or json (dot)'],
  ],
  options: { format: { type: 'string' } },
  positionals: { least: 0, most: 1 },
  run(call) {
    const format = formatOf(call, ['dot', 'mermaid', 'graphml', 'json']);
    call.out(FORMATS[format](graphOf(call.positionals[0], call)));
    return 0;
  },
};

const FORMATS = { dot: toDot, mermaid: toMermaid, graphml: toGraphml, json: toJson };
