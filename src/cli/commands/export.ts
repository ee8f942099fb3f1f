import { join } from 'node:path';
import { FORMATS } from '../../export/files.ts';
import type { Command } from '../command.ts';
import { formatOf, graphOf } from '../language.ts';
import { writeFileAtomically } from '../write.ts';

const NAMES = Object.keys(FORMATS) as (keyof typeof FORMATS)[];

export const exportData: Command = {
  name: 'export',
  summary: 'Print the whole language as data.',
  usage: '[DIR] [--format FORMAT] [--out DIR]',
  help: [
    ['DIR', 'the folder that holds language.yaml (patterns)'],
    ['--format FORMAT', `${NAMES.join(', ')} (json)`],
    ['--out DIR', 'write a file into this folder, named after the language’s prefix, and print nothing'],
  ],
  options: { format: { type: 'string' }, out: { type: 'string' } },
  positionals: { least: 0, most: 1 },
  run(call) {
    const format = formatOf(call, NAMES);
    const graph = graphOf(call.positionals[0], call);
    const text = FORMATS[format].write(graph);
    const folder = call.options['out'];
    if (typeof folder === 'string') writeFileAtomically(join(folder, `${graph.language.prefix.toLowerCase()}.${format}`), text);
    else call.out(text);
    return 0;
  },
};
