import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { CannotRun } from '../command.ts';
import type { Message } from './exchange.ts';

export const SCHEMES = ['basic', 'digest', 'bearer'] as const;

export interface Credentials {
  /** The only scheme to use; without it, the best that the server offers. */
  readonly scheme?: (typeof SCHEMES)[number] | undefined;
  readonly user: string;
  /** The password, or the token of the scheme `bearer`. */
  readonly password: string;
  /** Whether the password may go unencrypted to another machine. */
  readonly plainHttp: boolean;
}

/** What a server asks for in `WWW-Authenticate`: a scheme in lower case, and parameters with names in lower case. */
interface Challenge {
  readonly scheme: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Sends messages as a user, and remembers what each server asked for. */
export function authenticator(credentials: Credentials | undefined) {
  /** What each origin asked for last, and how often its nonce has been used. */
  const known = new Map<string, { readonly challenge: Challenge; uses: number }>();

  const authorization = ({ method, url }: Message): string | undefined => {
    if (!credentials) return undefined;
    const { user, password, scheme } = credentials;
    const asked = known.get(url.origin);
    if (scheme === 'bearer') return inTheClear(`Bearer ${password}`, url, credentials);
    if (scheme === 'basic' || asked?.challenge.scheme === 'basic') {
      return inTheClear(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`, url, credentials);
    }
    if (!asked) return undefined;
    asked.uses++;
    const cnonce = randomBytes(16).toString('hex');
    return digest(asked.challenge, { user, password, method, uri: url.pathname + url.search, cnonce, count: asked.uses });
  };

  const learn = ({ origin }: URL, challenge: Challenge) => known.set(origin, { challenge, uses: 0 });

  /**
   * Send a message, and again with an answer to the server's challenge.
   *
   * @throws CannotRun when the server wants what is not at hand, or does not believe it
   */
  return async (message: Message, send: (message: Message) => Promise<IncomingMessage>): Promise<IncomingMessage> => {
    const { url } = message;
    for (let challenges = 0; ; challenges++) {
      const header = authorization(message);
      const answer = await send(header ? { ...message, headers: { ...message.headers, authorization: header } } : message);
      const nonce = nextNonce(answer);
      const challenge = known.get(url.origin)?.challenge;
      if (nonce && challenge) learn(url, { ...challenge, parameters: { ...challenge.parameters, nonce } });
      if (answer.statusCode !== 401) return answer;

      answer.destroy();
      if (!credentials) throw new CannotRun(`\`${url.origin}\` wants a password; name the user with \`--user\``);
      const offered = parseChallenges(answer.headers['www-authenticate'] ?? '');
      const chosen = choose(offered, credentials.scheme);
      const stale = chosen?.parameters['stale']?.toLowerCase() === 'true';
      const again = challenges === 0 ? credentials.scheme !== 'basic' && credentials.scheme !== 'bearer' : stale && challenges < 3;
      if (header && !again) {
        const who = credentials.scheme === 'bearer' ? 'this token' : `user \`${credentials.user}\` with this password`;
        throw new CannotRun(`\`${url.origin}\` does not accept ${who}`);
      }
      if (!chosen) throw new CannotRun(`\`${url.origin}\` offers no way to sign in that can be used here${listOf(offered)}`);
      learn(url, chosen);
    }
  };
}

function listOf(offered: readonly Challenge[]): string {
  const names = offered.map(({ scheme, parameters: { algorithm = '' } }) => `${scheme} ${algorithm}`.replace(/[^ -~]/g, '').trim());
  return names.length === 0 ? '' : `: ${names.map((name) => `\`${name}\``).join(', ')}`;
}

/** A header from which anyone on the way can read the password: only over an encrypted connection, or within this machine. */
function inTheClear(header: string, { protocol, hostname, origin }: URL, { plainHttp }: Credentials): string {
  if (protocol === 'https:' || plainHttp || /^(?:(?:.*\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)) return header;
  throw new CannotRun(`the password would go to \`${origin}\` unencrypted; use https, or allow it with \`--plain-http\``);
}

/**
 * Read a `WWW-Authenticate` header, which may hold several challenges (RFC 9110, section 11.6.1).
 *
 * @example
 * parseChallenges('Basic realm="pond", Digest realm="gate \\"a\\"", qop="auth, auth-int", nonce=x1')
 * // [{ scheme: 'basic', parameters: { realm: 'pond' } }, { scheme: 'digest', parameters: { realm: 'gate "a"', qop: 'auth, auth-int', nonce: 'x1' } }]
 */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  for (const [, name = '', quoted, token] of header.matchAll(PARAMETER)) {
    const value = quoted?.replace(/\\(.)/g, '$1') ?? token;
    if (value === undefined) challenges.push({ scheme: name.toLowerCase(), parameters: {} });
    else Object.assign(challenges.at(-1)?.parameters ?? {}, { [name.toLowerCase()]: value });
  }
  return challenges;
}

const PARAMETER = /([\w!#$%&'*+.^`|~-]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([\w!#$%&'*+.^`|~-]+)))?/g;

/** The strongest challenge that can be answered. */
function choose(challenges: readonly Challenge[], scheme: Credentials['scheme']): Challenge | undefined {
  const digests = challenges.filter(
    (one) => one.scheme === 'digest' && hashOf(one) !== undefined && /(?:^|[, ])auth(?:[, ]|$)/.test(one.parameters['qop'] ?? ''),
  );
  const basic = challenges.find((one) => one.scheme === 'basic');
  return digests.find((one) => hashOf(one) === 'sha256') ?? digests[0] ?? (scheme === 'digest' ? undefined : basic);
}

function hashOf({ parameters }: Challenge): 'sha256' | 'md5' | undefined {
  const algorithm = (parameters['algorithm'] ?? 'MD5').toUpperCase();
  if (algorithm === 'SHA-256') return 'sha256';
  return algorithm === 'MD5' ? 'md5' : undefined;
}

interface DigestInput {
  readonly user: string;
  readonly password: string;
  readonly method: string;
  /** The target of the request as it stands in its first line. */
  readonly uri: string;
  readonly cnonce: string;
  /** How many requests have used the server's nonce, this one included. */
  readonly count: number;
}

/** The `Authorization` header that answers a digest challenge with `qop=auth` (RFC 7616, section 3.4). */
export function digest(challenge: Challenge, { user, password, method, uri, cnonce, count }: DigestInput): string {
  const { realm = '', nonce = '', opaque, algorithm = 'MD5' } = challenge.parameters;
  // Node hands over each byte of a header as a character, and what is hashed is the bytes.
  const hash = (bytes: string) =>
    createHash(hashOf(challenge) ?? 'md5')
      .update(bytes, 'latin1')
      .digest('hex');
  const nc = count.toString(16).padStart(8, '0');
  const response = hash(
    [hash(`${inBytes(user)}:${realm}:${inBytes(password)}`), nonce, nc, cnonce, 'auth', hash(`${method}:${uri}`)].join(':'),
  );
  const name = isAscii(user) ? `username=${quote(user)}` : `username*=UTF-8''${encodeURIComponent(user).replace(/['()*]/g, percent)}`;
  const parameters = [name, `realm=${quote(realm)}`, `uri=${quote(uri)}`, `algorithm=${algorithm}`, `nonce=${quote(nonce)}`, `nc=${nc}`];
  parameters.push(`cnonce=${quote(cnonce)}`, 'qop=auth', `response=${quote(response)}`);
  if (opaque !== undefined) parameters.push(`opaque=${quote(opaque)}`);
  return `Digest ${parameters.join(', ')}`;
}

/** A text in UTF-8, with a character for each byte. */
function inBytes(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** The nonce that the server wants to see next (RFC 7616, section 3.5). */
function nextNonce({ headers }: IncomingMessage): string | undefined {
  const info = headers['authentication-info'];
  return typeof info === 'string' ? parseChallenges(`Digest ${info}`)[0]?.parameters['nextnonce'] : undefined;
}
