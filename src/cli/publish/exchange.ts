import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';

export interface Message {
  readonly method: 'PUT' | 'DELETE' | 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * Send one message and wait for the head of its answer; the body of the answer is still to be read.
 *
 * A large body is held back until the server asks for it (RFC 9110, section 10.1.1), so that a refusal comes before the upload and is not lost
 * in a broken connection.
 */
export function exchange({ method, url, headers, body }: Message, signal: AbortSignal): Promise<IncomingMessage> {
  const content = Buffer.from(body ?? '');
  const large = content.length > WORTH_ASKING;
  const framing = body === undefined ? {} : { 'content-length': content.length, ...(large && { expect: '100-continue' }) };
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    // A connection of its own for each message: one kept open may be closed by the server just when it is used again.
    const message = request(url, { method, headers: { ...headers, ...framing }, signal, agent: false });
    // A slow server may ask for what has been sent unasked.
    const send = () => {
      if (!message.writableEnded) message.end(content);
    };
    const unasked = large ? setTimeout(send, PATIENCE) : undefined;
    message.on('continue', () => {
      clearTimeout(unasked);
      send();
    });
    message.on('response', (answer) => {
      clearTimeout(unasked);
      resolve(answer);
    });
    message.on('error', (error) => {
      clearTimeout(unasked);
      reject(error);
    });
    if (large) message.flushHeaders();
    else send();
  });
}

/** Bytes from which on a body is held back. */
const WORTH_ASKING = 16_384;

/** Milliseconds to wait for a server that does not know how to ask for a body. */
const PATIENCE = 1000;

/** The text of an answer, as far as the first `most` bytes go. */
export async function textOf(answer: IncomingMessage, most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most).toString();
}
