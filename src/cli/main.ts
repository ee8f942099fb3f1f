import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { didYouMean, nearest } from '../nearest.ts';
import { type Call, CannotRun, type Command } from './command.ts';
import { build } from './commands/build.ts';
import { check } from './commands/check.ts';
import { exportData } from './commands/export.ts';
import { graph } from './commands/graph.ts';
import { importData } from './commands/import.ts';
import { publish } from './commands/publish.ts';
import { query } from './commands/query.ts';
import { show } from './commands/show.ts';

const COMMANDS: readonly Command[] = [check, build, exportData, show, graph, publish, query, importData];

/** Run one command line in the project at `root`. The result is the exit status: 0 well, 1 findings, 2 could not run. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const out = (text: string) => void process.stdout.write(text);
  const err = (text: string) => void process.stderr.write(text);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? err : out)(overview());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-V') {
    out(`${manifest.version}\n`);
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  try {
    if (!command)
      throw new CannotRun(
        unknown(
          `command \`${name}\``,
          name,
          COMMANDS.map((one) => one.name),
        ),
      );
    const { values, positionals } = parse(command, rest);
    if (values['help']) {
      out(helpOf(command));
      return 0;
    }
    const { least, most } = command.positionals;
    if (positionals.length < least || positionals.length > most) throw new CannotRun(`usage: scf ${command.name} ${command.usage}`);
    return await command.run({ positionals, options: values as Call['options'], root, out, err, color: useColor() });
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    err(`scf: ${error.message}\n`);
    return 2;
  }
}

function parse(command: Command, args: readonly string[]) {
  const options: ParseArgsOptionsConfig = { ...command.options, help: { type: 'boolean', short: 'h' } };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const option = /'(-[^'\s]+)/.exec((error as Error).message)?.[1] ?? '';
    const known = Object.keys(options).map((one) => `--${one}`);
    if ((error as NodeJS.ErrnoException).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
      throw new CannotRun(unknown(`option \`${option}\``, option, known));
    const takesValue = options[option.replace(/^-+/, '')]?.type === 'string';
    throw new CannotRun(takesValue ? `\`${option}\` needs a value after it` : `\`${option}\` takes no value`);
  }
}

function unknown(what: string, written: string, known: readonly string[]): string {
  return `there is no ${what}; ${didYouMean(nearest(written, known)) ?? 'see `scf --help`'}`;
}

function overview(): string {
  return `Compile a pattern language.\n\nusage: scf COMMAND [ARGUMENTS]\n\n${table(COMMANDS.map(({ name, summary }) => [name, summary]))}\n\nEach command explains itself: scf COMMAND --help\n`;
}

function helpOf({ name, usage, summary, help }: Command): string {
  return `${summary}\n\nusage: scf ${name} ${usage}\n\n${table([...help, ['--help', 'print this and stop']])}\n`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

function useColor(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  return FORCE_COLOR ? FORCE_COLOR !== '0' : process.stderr.isTTY === true;
}
