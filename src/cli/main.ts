import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import { didYouMean, nearest } from '../nearest.ts';
import { type Call, CannotRun, type Command } from './command.ts';

/** By name. Each is loaded when it is asked for: some bring much along. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./commands/check.ts')).check,
  build: async () => (await import('./commands/build.ts')).build,
  export: async () => (await import('./commands/export.ts')).exportData,
  show: async () => (await import('./commands/show.ts')).show,
  cite: async () => (await import('./commands/cite.ts')).citeItems,
  resolve: async () => (await import('./commands/resolve.ts')).resolve,
  review: async () => (await import('./commands/review.ts')).review,
  freeze: async () => (await import('./commands/freeze.ts')).freeze,
  diff: async () => (await import('./commands/diff.ts')).diff,
  graph: async () => (await import('./commands/graph.ts')).graph,
  path: async () => (await import('./commands/path.ts')).path,
  publish: async () => (await import('./commands/publish.ts')).publish,
  query: async () => (await import('./commands/query.ts')).query,
  import: async () => (await import('./commands/import.ts')).importData,
};

/** Run one command line in the project at `root`. The result is the exit status: 0 well, 1 findings, 2 could not run. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const out = (text: string) => void process.stdout.write(text);
  const err = (text: string) => void process.stderr.write(text);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? err : out)(await overview());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-V') {
    out(`${manifest.version}\n`);
    return 0;
  }
  try {
    if (!Object.hasOwn(COMMANDS, name)) throw new CannotRun(unknown(`command \`${name}\``, name, Object.keys(COMMANDS)));
    const command = (await COMMANDS[name]?.()) as Command;
    const { values, positionals } = parse(command, rest);
    if (values['help']) {
      out(helpOf(command));
      return 0;
    }
    const { least, most } = command.positionals;
    if (typeof values['in'] === 'string' && !command.options['in'] && positionals.length >= least) positionals.push(values['in']);
    if (positionals.length < least || positionals.length > most) throw new CannotRun(`usage: scf ${command.name} ${command.usage}`);
    return await command.run({
      positionals,
      options: values as Call['options'],
      root,
      out,
      err,
      color: useColor(process.stderr),
      colorOut: useColor(process.stdout),
    });
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    err(`scf: ${error.message}\n`);
    return 2;
  }
}

function parse(command: Command, args: readonly string[]) {
  // Where the folder comes last, it may be named as it is by the commands that take more than one reference.
  const options: ParseArgsOptionsConfig = { in: { type: 'string' }, ...command.options, help: { type: 'boolean', short: 'h' } };
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

async function overview(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  return `Compile a pattern language.\n\nusage: scf COMMAND [ARGUMENTS]\n\n${table(rows)}\n\nEach command explains itself: scf COMMAND --help\n`;
}

function helpOf({ name, usage, summary, help }: Command): string {
  return `${summary}\n\nusage: scf ${name} ${usage}\n\n${table([...help, ['--help', 'print this and stop']])}\n`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

function useColor({ isTTY }: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  return FORCE_COLOR ? FORCE_COLOR !== '0' : isTTY === true;
}
