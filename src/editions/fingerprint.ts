import { createHash } from 'node:crypto';

/**
 * SHA-256, in hexadecimal, of a normalized wording: Unicode NFC, each run of white space one space, none at the ends, UTF-8.
 *
 * The wording is plain text, so emphasis does not count; letter case and punctuation do.
 *
 * @example
 * fingerprint(' A  porch ') === fingerprint('A\nporch')
 * // true
 */
export function fingerprint(wording: string): string {
  return createHash('sha256').update(wording.normalize('NFC').replace(/\s+/g, ' ').trim(), 'utf8').digest('hex');
}
