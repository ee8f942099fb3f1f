import { type Call, CannotRun } from './command.ts';

/** The value of `--date`, or today in UTC, as `YYYY-MM-DD`. */
export function dateOf({ options }: Call): string {
  const written = options['date'];
  if (written === undefined) return new Date().toISOString().slice(0, 10);
  const date = new Date(`${written}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== written)
    throw new CannotRun(`\`${written}\` is no date; write it as 2031-06-30`);
  return written;
}
