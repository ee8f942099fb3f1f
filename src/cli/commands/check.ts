import { toGithub, toJsonReport, toSarif } from '../../report/formats.ts';
import { toText } from '../../report/text.ts';
import type { Call, Command } from '../command.ts';
import type { CompiledFolder } from '../language.ts';
import { compileFolder, formatOf } from '../language.ts';

export const check: Command = {
  name: 'check',
  summary: 'Check a folder of patterns and report every finding.',
  usage: '[DIR] [--format FORMAT]',
  help: [
    ['DIR', 'the folder that holds language.yaml (patterns)'],
    ['--format FORMAT', 'text, json, sarif or github (text)'],
  ],
  options: { format: { type: 'string' } },
  positionals: { least: 0, most: 1 },
  run(call) {
    const format = formatOf(call, ['text', 'json', 'sarif', 'github']);
    const compiled = compileFolder(call.positionals[0]);
    const { diagnostics, locate } = compiled;
    if (format === 'text') report(compiled, call);
    else call.out(FORMATS[format](diagnostics, locate));
    return diagnostics.length > 0 ? 1 : 0;
  },
};

const FORMATS = { json: toJsonReport, sarif: toSarif, github: toGithub };

function report({ value, diagnostics, files, locate }: CompiledFolder, { out, err, color }: Call): void {
  if (diagnostics.length > 0) err(`${toText(diagnostics, { files, locate, color })}\n`);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const counts = value
    ? `${count(value.patterns.length, 'pattern')}, ${count(Object.keys(value.items).length, 'item')}, ${count(value.linkages.length, 'linkage')}: `
    : '';
  const findings = diagnostics.length === 0 ? 'no findings' : `${count(errors, 'error')}, ${count(diagnostics.length - errors, 'warning')}`;
  (diagnostics.length > 0 ? err : out)(`${counts}${findings}\n`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
