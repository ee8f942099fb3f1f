import { type IncomingMessage, STATUS_CODES } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotRun } from '../command.ts';
import { authenticator, type Credentials } from './authentication.ts';
import { exchange, type Message, textOf } from './exchange.ts';

interface ClientOptions {
  readonly credentials?: Credentials | undefined;
  /** Milliseconds that one request may take, its answer included. */
  readonly timeLimit: number;
  /** Milliseconds before each further attempt; there are as many as there are numbers. */
  readonly delays: readonly number[];
  /** Told why an attempt failed and when the next one comes. */
  readonly report: (text: string) => void;
}

/** Sends a message until it succeeds, and reads the answer. An answer with a status in `also` is a success too. */
export type Send = <Result>(
  message: Message,
  read: (answer: IncomingMessage) => Promise<Result>,
  also?: readonly number[],
) => Promise<Result>;

/** Why an attempt failed. */
class Failure extends Error {
  /** Milliseconds to wait at least before the next attempt; without it there is none. */
  readonly wait: number | undefined;

  constructor(message: string, wait?: number) {
    super(message);
    this.wait = wait;
  }
}

/**
 * A client that signs in where it is asked to and tries again where that may help: when the server is busy or in trouble (429 and most of 5xx),
 * and when the connection cannot be made or breaks. Redirections are errors: a password and an upload go only where they are told to.
 *
 * @throws CannotRun from the client, with a message for the person who called it
 */
export function clientWith({ credentials, timeLimit, delays, report }: ClientOptions): Send {
  const authorized = authenticator(credentials);

  return async (message, read, also = []) => {
    const attempt = async () => {
      const signal = AbortSignal.timeout(timeLimit);
      try {
        const answer = await authorized(message, (signed) => exchange(signed, signal));
        const status = answer.statusCode ?? 0;
        if (status >= 300 && !also.includes(status)) throw await refusalOf(answer, message);
        return await read(answer);
      } catch (error) {
        if (error instanceof CannotRun || error instanceof Failure) throw error;
        if (signal.aborted) throw new Failure(`no whole answer within ${timeLimit / 1000} s; \`--timeout\` sets how long to wait`);
        throw failureOf(error as NodeJS.ErrnoException, message.url);
      }
    };

    for (const delay of [...delays, undefined]) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (error.wait === undefined || delay === undefined) throw new CannotRun(`\`${placeOf(message.url)}\`: ${error.message}`);
        const wait = Math.min(Math.max(delay, error.wait), LONGEST);
        report(`${error.message}, again in ${wait / 1000} s … `);
        await sleep(wait);
      }
    }
    throw new Error('there is always one attempt');
  };
}

/** The longest that a server can make the client wait before the next attempt, in milliseconds. */
const LONGEST = 60_000;

/** An address without its query, which may hold a token. */
function placeOf({ origin, pathname }: URL): string {
  return origin + pathname;
}

async function refusalOf(answer: IncomingMessage, { method, url }: Message): Promise<Failure> {
  const { statusCode: status = 0, headers } = answer;
  const words = excerptOf(await textOf(answer, 65_536).catch(() => ''));
  const name = [status, STATUS_CODES[status]].filter(Boolean).join(' ');
  if (status < 400) {
    const target = headers.location && URL.canParse(headers.location, url) ? ` to \`${placeOf(new URL(headers.location, url))}\`` : '';
    return new Failure(`${name}: it has moved${target}; give the address where it is now`);
  }
  const meaning = MEANINGS[status]?.(method);
  const transient = status === 429 || (status >= 500 && !PERMANENT.includes(status));
  return new Failure([name, meaning ?? words].filter(Boolean).join(': '), transient ? waitOf(headers['retry-after']) : undefined);
}

const PERMANENT = [501, 505, 507, 508, 511];

const MEANINGS: Readonly<Record<number, (method: string) => string>> = {
  403: (method) => `this user may not ${method} here`,
  404: () => 'there is nothing at this address',
  405: (method) => `this address takes no ${method}`,
  413: () => 'the graph is larger than the server takes',
  501: (method) => `this address takes no ${method}`,
};

/** Milliseconds from a `Retry-After` header, in either of its forms. */
function waitOf(header: string | undefined): number {
  if (header === undefined) return 0;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? 0 : Math.max(wait, 0);
}

/** What a server says of an error, in one line that is safe to print. */
function excerptOf(body: string): string {
  const words = body
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return words.length > 300 ? `${words.slice(0, 300)}…` : words;
}

function failureOf({ code = '', message }: NodeJS.ErrnoException, { hostname, host }: URL): Failure {
  if (code === 'ENOTFOUND') return new Failure(`there is no host \`${hostname}\``);
  if (code === 'ECONNREFUSED') return new Failure('connection refused', 0);
  if (TRANSIENT.includes(code)) return new Failure(`connection lost (${code})`, 0);
  if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) {
    const help = /SELF_SIGNED|UNABLE_TO_/.test(code)
      ? '; the environment variable NODE_EXTRA_CA_CERTS names a file of authorities to trust'
      : '';
    return new Failure(`the certificate of \`${host}\` is not to be trusted (${code})${help}`);
  }
  if (/^HPE_/.test(code)) return new Failure(`\`${host}\` does not speak HTTP`);
  if (/SSL|TLS|EPROTO/.test(code)) return new Failure(`\`${host}\` does not speak TLS (${code})`);
  return new Failure(excerptOf(message));
}

const TRANSIENT = [
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ERR_STREAM_PREMATURE_CLOSE',
  'HPE_INVALID_EOF_STATE',
];
