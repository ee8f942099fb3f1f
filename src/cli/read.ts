import { readFileSync } from 'node:fs';
import { CannotRun } from './command.ts';

/**
 * The text of a file in UTF-8.
 *
 * @param source its path, or the number of an open one
 * @param name what messages call it
 * @throws CannotRun when it is not there, cannot be read, or is something else
 */
export function readText(source: string | number, name = String(source)): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(source));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CannotRun(`there is no file \`${name}\``);
    const reason = code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8 text' : (code ?? 'unknown error');
    throw new CannotRun(`cannot read \`${name}\`: ${reason}`);
  }
}
