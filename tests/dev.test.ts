import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: ChildProcess;
let origin: string;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  return typeof address === 'object' && address ? address.port : expect.fail('no port is free');
}

beforeAll(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  // Without what the tests say of themselves, which the server would take for its own.
  const { NODE_ENV, VITEST, ...inherited } = process.env;
  const env = { ...inherited, ASTRO_TELEMETRY_DISABLED: '1' };
  const astro = [resolve('node_modules/astro/bin/astro.mjs'), 'dev', '--root', 'site', '--port', String(port)];
  server = spawn(process.execPath, astro, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((ready, fail) => {
    server.stdout?.on('data', (text) => String(text).includes(origin) && ready());
    server.on('exit', (code) => fail(new Error(`the server ended with ${code}`)));
  });
});

afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill();
  await ended;
});

test.each(['/', '/B5/', '/data/queries/', '/statistics/', '/map/'])('`npm run dev` serves %s', async (address) => {
  const response = await fetch(origin + address);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('</html>');
});
