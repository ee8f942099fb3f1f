/** Bundles the command line into `bin/dist/`: one file starts twice as fast as hundreds, and schemas compiled here need no compiling there. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Plugin, rolldown } from 'rolldown';
import { OPTIONS, SCHEMAS } from '../src/validate/schemas.ts';

const { default: standaloneCode } = createRequire(import.meta.url)('ajv/dist/standalone');

const compiledSchemas: Plugin = {
  name: 'compiled-schemas',
  load(id) {
    if (!id.endsWith('/src/validate/validators.ts')) return undefined;
    const ajv = new Ajv2020({ ...OPTIONS, schemas: Object.values(SCHEMAS), code: { source: true, esm: true } });
    return standaloneCode(ajv, Object.fromEntries(Object.entries(SCHEMAS).map(([name, { $id }]) => [name, $id])));
  },
};

/** Packages that only one command needs stay where they are. */
const lazyPackages: Plugin = {
  name: 'lazy-packages',
  resolveId: (id, _importer, { kind }) => (kind === 'dynamic-import' && !id.startsWith('.') ? { id, external: true } : undefined),
};

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const bundle = await rolldown({
  input: path('../src/cli/main.ts'),
  platform: 'node',
  plugins: [compiledSchemas, lazyPackages],
  checks: { eval: false },
});
await bundle.write({ dir: path('dist'), cleanDir: true });
