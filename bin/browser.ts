import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { HEADERS } from '../src/export/serving/headers.ts';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Letters stand where the font has them, not on the pixels of a screen: a PDF is set in finer steps.
  '--font-render-hinting=none',
];

/** The browser that this machine has, or else the one that comes from npm. */
export async function browserPath(): Promise<string> {
  return INSTALLED.find((path) => existsSync(path)) ?? (await bundled.executablePath());
}

/** Start that browser. */
export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: FLAGS });
}

export interface Server {
  /** Without a final slash. */
  readonly origin: string;
  readonly close: () => void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.css': 'text/css',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/**
 * Serve a built folder as a static host does, compressed and with the headers that we ask of it: `/B5/` is `B5/index.html`, what is not there gives `404.html`.
 *
 * @param isTaken Whether an answer is given, or withheld, otherwise
 */
export async function serve(folder: string, isTaken = (_path: string, _response: ServerResponse) => false): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decoded(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (isTaken(path, response)) return;
    const place = join(folder, normalize(path), path.endsWith('/') ? 'index.html' : '');
    const found = statSync(place, { throwIfNoEntry: false })?.isFile();
    const file = found ? place : join(folder, '404.html');
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const compressed = /^text|json$/.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
    response.writeHead(found ? 200 : 404, { ...HEADERS, 'content-type': type, ...(compressed && { 'content-encoding': 'gzip' }) });
    response.end(compressed ? gzipSync(readFileSync(file)) : readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** An address that nothing can be named by is no page. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/404';
  }
}
