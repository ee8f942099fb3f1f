import { join } from 'node:path';
import type { Quad } from '@rdfjs/types';
import { compile } from '../../compile.ts';
import { type Differences, differencesOf } from '../../import/compare.ts';
import { parseRdf, RDF_SYNTAXES, type RdfSyntax } from '../../import/formats.ts';
import { fromQuads, type Problem } from '../../import/index.ts';
import type { SourceFile } from '../../model.ts';
import { printableLine } from '../../printable.ts';
import { toQuads } from '../../rdf/quads.ts';
import { toText } from '../../report/text.ts';
import { type Call, CannotRun, type Command } from '../command.ts';
import { readText } from '../read.ts';
import { createFolder } from '../write.ts';

const ENDINGS = Object.keys(RDF_SYNTAXES) as RdfSyntax[];

export const importData: Command = {
  name: 'import',
  summary: 'Write the folder of patterns back from the dataset.',
  usage: 'FILE --out DIR [--force]',
  help: [
    ['FILE', `the whole dataset, in the format that its name ends in: ${ENDINGS.map((ending) => `.${ending}`).join(', ')}`],
    ['--out DIR', 'the folder to write, which is not there yet or is empty'],
    ['--force', 'write it even if checking it gives errors, or if it does not give the same triples again'],
    ['', ''],
    ['', 'The folder is compiled before it is written, and its triples are compared with those of FILE. Words are read from the'],
    ['', 'Markdown in FILE, and fingerprints are made anew. What FILE says in other terms, of other things or in other languages'],
    ['', 'is left out, and listed. Nothing is fetched.'],
  ],
  options: { out: { type: 'string' }, force: { type: 'boolean' } },
  positionals: { least: 1, most: 1 },
  async run(call) {
    const [path = ''] = call.positionals;
    const { out, force } = call.options;
    if (typeof out !== 'string') throw new CannotRun('`--out` is missing: say which folder to write');
    const quads = await read(path);
    const { files, problems } = fromQuads(quads);
    if (!files) {
      call.err(`${shown(problems.map(problemText))}\n${count(problems.length, 'problem')} in ${path}: nothing was written\n`);
      return 1;
    }
    if (!isSame(files, quads, { call, path, out }) && force !== true) {
      call.err(`nothing was written; \`--force\` writes ${out} all the same, with the words of the Markdown\n`);
      return 1;
    }
    createFolder(out, files);
    call.out(`wrote ${count(files.length, 'file')} into ${out}\n`);
    return 0;
  },
};

async function read(path: string): Promise<readonly Quad[]> {
  const syntax = ENDINGS.find((ending) => path.toLowerCase().endsWith(`.${ending}`));
  if (!syntax) {
    const endings = ENDINGS.map((ending) => `\`.${ending}\``).join(', ');
    throw new CannotRun(`the name of \`${path}\` does not say what format it is in; the endings are ${endings}`);
  }
  const text = readText(path);
  try {
    return await parseRdf(text, syntax);
  } catch (error) {
    throw new CannotRun(`\`${path}\` cannot be read as ${RDF_SYNTAXES[syntax]}: ${printableLine((error as Error).message)}`);
  }
}

interface Journey {
  readonly call: Call;
  readonly path: string;
  readonly out: string;
}

/** Whether files compile to the triples they were made from; what stands against it is reported. */
function isSame(files: readonly SourceFile[], quads: readonly Quad[], { call, path, out }: Journey): boolean {
  const { value, diagnostics } = compile(files);
  if (!value) {
    const locate = (file: string) => join(out, file);
    call.err(
      `${toText(diagnostics, { files, locate, color: call.color })}\n${path} gives a folder with ${count(diagnostics.length, 'finding')}\n`,
    );
    return false;
  }
  const differences = differencesOf(quads, toQuads(value), value.language.base);
  const { lost, added, others, fingerprints } = differences;
  if (others.length > 0)
    call.err(
      `left out ${count(others.length, 'triple')} of ${path}, in other terms, of other things, or in another language:\n${lines('-', others)}\n`,
    );
  if (lost.length + added.length > 0) {
    call.err(`${differencesText(differences)}\n${path} and the folder made of it do not say the same\n${WORDS}\n`);
    return false;
  }
  if (fingerprints > 0) call.err(`made ${count(fingerprints, 'fingerprint')} anew\n`);
  return true;
}

/** What to change so that an edit of the data is read. */
const WORDS =
  'words are read from the Markdown: of a pattern, from that of its sections, such as `pl:needMarkdown`; of an item in an annex, from its `pl:markdown`';

function differencesText({ lost, added }: Differences): string {
  const parts = [
    lost.length > 0 ? `${count(lost.length, 'triple')} would be lost:\n${lines('-', lost)}` : '',
    added.length > 0 ? `${count(added.length, 'triple')} would be new:\n${lines('+', added)}` : '',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function lines(sign: string, triples: readonly string[]): string {
  return shown(triples.map((triple) => `${sign} ${shortened(printableLine(triple))}`));
}

/** How many of a kind are shown. */
const SHOWN = 10;

function shown(lines: readonly string[]): string {
  const rest = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n');
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

function problemText({ resource, message, help }: Problem): string {
  const place = resource === undefined ? '' : `<${resource}>: `;
  return `error: ${shortened(printableLine(`${place}${message}`))}; ${printableLine(help)}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
