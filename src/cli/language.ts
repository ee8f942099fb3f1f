import { statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { compile } from '../compile.ts';
import type { Outcome, PatternGraph, SourceFile } from '../model.ts';
import { readFolder } from '../read.ts';
import { toText } from '../report/text.ts';
import { type Call, CannotRun } from './command.ts';

export interface CompiledFolder extends Outcome<PatternGraph | undefined> {
  readonly files: readonly SourceFile[];
  /** A path inside the folder, as seen from where the command was typed. */
  readonly locate: (path: string) => string;
}

/**
 * Read and compile a folder.
 *
 * @throws CannotRun when it is not there or cannot be read
 */
export function compileFolder(folder = 'patterns'): CompiledFolder {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotRun(`there is no folder \`${folder}\`; name the one that holds \`language.yaml\``);
  const files = readOrStop(folder);
  const locate = (path: string) => relative('.', join(folder, path)).split(sep).join('/');
  return { ...compile(files), files, locate };
}

/** The graph of a folder without errors; otherwise its findings are reported and the command cannot run. */
export function graphOf(folder: string | undefined, call: Call): PatternGraph {
  const { value, diagnostics, files, locate } = compileFolder(folder);
  if (value) return value;
  call.err(`${toText(diagnostics, { files, locate, color: call.color })}\n`);
  throw new CannotRun('the patterns hold errors, so nothing was done');
}

function readOrStop(folder: string): readonly SourceFile[] {
  try {
    return readFolder(folder);
  } catch (error) {
    throw new CannotRun(`cannot read \`${folder}\`: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`);
  }
}

/** The value of `--format`, or a complaint with the formats there are. */
export function formatOf<Format extends string>(call: Call, formats: readonly Format[]): Format {
  return choiceOf(call, 'format', formats);
}

/** The value of an option, the first one unless another is asked for, or a complaint with those there are. */
export function choiceOf<Choice extends string>(call: Call, option: string, choices: readonly Choice[]): Choice {
  const written = call.options[option] ?? choices[0];
  const choice = choices.find((one) => one === String(written).toLowerCase());
  if (!choice)
    throw new CannotRun(`there is no ${option} \`${written}\`; the ${option}s are ${choices.map((one) => `\`${one}\``).join(', ')}`);
  return choice;
}
