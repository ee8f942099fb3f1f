import type { ParseArgsOptionsConfig } from 'node:util';

/** What a command is given: its arguments and the three streams' ends that it may use. */
export interface Call {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** Absolute path of the project, where the site and the packages are. */
  readonly root: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether colour may be used on the standard error stream. */
  readonly color: boolean;
  /** The same of the standard output stream. */
  readonly colorOut: boolean;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What follows the name, as shown in help. */
  readonly usage: string;
  /** One line for each positional and option: what to write, what it does. */
  readonly help: readonly (readonly [write: string, meaning: string])[];
  readonly options: ParseArgsOptionsConfig;
  readonly positionals: { readonly least: number; readonly most: number };
  /** The exit status: 0 well, 1 findings or nothing found, 2 could not run. */
  readonly run: (call: Call) => number | Promise<number>;
}

/** The command cannot run for a reason that the person who typed it can mend. */
export class CannotRun extends Error {}
