import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compile, toJson } from '../src/index.ts';
import { readFolder } from '../src/read.ts';

const scratch = mkdtempSync(join(tmpdir(), 'scf-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function scf(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('bin/scf.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  return { status, stdout, stderr };
}

describe('scf check', () => {
  test('of the project’s own patterns says one line and exits 0', () => {
    expect(scf('check')).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^17 patterns, \d+ items, \d+ linkages: no findings\n$/),
      stderr: '',
    });
  });

  test('reports findings on standard error, with paths that can be opened, and exits 1', () => {
    const { status, stdout, stderr } = scf('check', 'tests/fixtures/unknown-field');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('error[PL201]: unknown field `statsu`');
    expect(stderr).toContain('--> tests/fixtures/unknown-field/P1.md:5:1');
    expect(stderr).toContain('2 errors, 0 warnings');
  });

  test('exits 1 for warnings alone, and still counts the graph', () => {
    const { status, stderr } = scf('check', 'tests/fixtures/label-order');
    expect(status).toBe(1);
    expect(stderr).toMatch(/2 patterns, .*: 0 errors, 1 warning\n$/);
  });

  test('colours only when told to', () => {
    const run = (env: NodeJS.ProcessEnv) =>
      spawnSync(process.execPath, ['bin/scf.js', 'check', 'tests/fixtures/unknown-field'], {
        encoding: 'utf8',
        env: { ...process.env, ...env },
      }).stderr;
    expect(run({ NO_COLOR: undefined, FORCE_COLOR: undefined })).not.toContain('\u001b');
    expect(run({ NO_COLOR: undefined, FORCE_COLOR: '1' })).toContain('\u001b[1;31merror[PL201]');
    expect(run({ NO_COLOR: '1', FORCE_COLOR: '1' })).not.toContain('\u001b');
  });

  test('gives the same findings as JSON, SARIF and GitHub commands', () => {
    const folder = 'tests/fixtures/unknown-reference';
    const { diagnostics } = compile(readFolder(folder));
    const json = JSON.parse(scf('check', folder, '--format', 'json').stdout);
    expect(json.map(({ code, span }: { code: string; span: { start: object } }) => [code, span.start])).toEqual(
      diagnostics.map(({ code, span }) => [code, span.start]),
    );
    const sarif = JSON.parse(scf('check', folder, '--format', 'sarif').stdout);
    expect(sarif.runs[0].results.map((result: { ruleId: string }) => result.ruleId)).toEqual(diagnostics.map(({ code }) => code));
    const github = scf('check', folder, '--format', 'github').stdout.trimEnd().split('\n');
    expect(github).toHaveLength(diagnostics.length);
    expect(github[0]).toMatch(
      /^::error file=tests\/fixtures\/unknown-reference\/P1\.md,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=PL401::nothing bears/,
    );
  });

  test('lets nothing in a file move the cursor or colour the terminal', () => {
    const folder = join(scratch, 'escapes');
    cpSync('tests/fixtures/garden', folder, { recursive: true });
    const pond = readFileSync(join(folder, 'POND.md'), 'utf8');
    writeFileSync(
      join(folder, 'POND.md'),
      pond.replace('Water gathers', 'Water \u001b[2J\u001b]0;owned\u0007\u202E [Q\u001b[31m9] gathers'),
    );
    const { status, stderr } = scf('check', folder);
    expect(status).toBe(1);
    for (const control of ['\u0007', '\u001b', '\u202e']) expect(stderr).not.toContain(control);
  });
});

describe('scf show', () => {
  test.each(['B5.b.2', 'b5.B.2', '[B5] b) 2)', 'SCF:2026.1 B5.b.2', 'https://w3id.org/scf/B5.b.2', '/B5/#b.2'])(
    'finds an item by %j',
    (spelling) => {
      const { status, stdout } = scf('show', spelling);
      expect(status).toBe(0);
      expect(stdout).toMatch(/^B5\.b\.2\n\nrecommendation of B5 /);
    },
  );

  test('prints a pattern with its need, recommendations and linkages both ways', () => {
    const { stdout } = scf('show', 'GATE', 'tests/fixtures/garden');
    expect(stdout).toContain('NEED\n\nA garden wants one way in.');
    expect(stdout).toContain('LINKED TO\n\nleads to PATH Path');
    expect(stdout).toContain('LINKED FROM\n\nis reflected in POND Pond\nis reached from PATH Path');
  });

  test('proposes what is near and exits 1', () => {
    expect(scf('show', 'B55')).toEqual({ status: 1, stdout: '', stderr: 'scf: nothing bears the reference `B55`; did you mean `B5`?\n' });
    expect(scf('show', 'elephant').stderr).toBe('scf: nothing bears the reference `elephant`\n');
  });

  test('prints the published record as JSON', () => {
    expect(JSON.parse(scf('show', 'B3.c', '--format', 'json').stdout)).toMatchObject({
      ref: 'B3.c',
      kind: 'recommendation',
      parent: 'B3.rec',
      url: '/B3/#c',
    });
  });
});

describe('scf resolve', () => {
  const pond = 'https://garden.example/POND.a';

  test('says what a citation leads to, in full', () => {
    const { status, stdout, stderr } = scf('resolve', 'gdn:2031.2 [pond] A)', 'tests/fixtures/garden');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^POND\.a\n\nrecommendation of POND Pond\n\nstatus {7}current\n/);
    expect(stdout).toMatch(/\nfingerprint {2}[0-9a-f]{64}\nname {9}https:\/\/garden\.example\/POND\.a\naddress {6}\/POND\/#a\n\n\w/);
    expect(scf('resolve', '/pond/', 'tests/fixtures/garden').stdout).toContain('\naddress      /POND/\n\n');
  });

  test('holds the wording against a fingerprint, exits 0 when it is the one cited and 1 when it is not', () => {
    const record = (spelling: string) => {
      const { status, stdout } = scf('resolve', spelling, 'tests/fixtures/garden', '--format', 'json');
      return { exit: status, ...JSON.parse(stdout) };
    };
    const { fingerprint, ...now } = record(pond);
    expect(now).toMatchObject({ exit: 0, status: 'current', ref: 'POND.a', kind: 'recommendation', iri: pond, url: '/POND/#a' });
    expect(record(`POND.a#${fingerprint.slice(0, 8)}`)).toMatchObject({ exit: 0, status: 'current' });
    expect(record('POND.a#00000000')).toMatchObject({ exit: 1, status: 'reworded', asked: { ref: 'POND.a', fingerprint: '00000000' } });
    expect(scf('resolve', 'POND.a#00000000', 'tests/fixtures/garden').stdout).toContain(
      'status       reworded: no edition at hand has words with the fingerprint 00000000. Edition 2031.2 has ',
    );
    expect(record('POND.z')).toEqual({ exit: 1, status: 'unknown', proposals: expect.arrayContaining(['POND.b']) });
  });

  test('proposes what is near and exits 1', () => {
    const stderr = 'scf: nothing bears the reference `[B5] b) 9)`; did you mean `B5.b.4` or `B5.b.3`?\n';
    expect(scf('resolve', '[B5] b) 9)')).toEqual({ status: 1, stdout: '', stderr });
  });
});

describe('scf export and scf graph', () => {
  const { value } = compile(readFolder('tests/fixtures/garden'));

  test('print the graph as JSON', () => {
    expect(scf('export', 'tests/fixtures/garden', '--format', 'json').stdout).toBe(value && toJson(value));
    expect(scf('graph', 'tests/fixtures/garden', '--format', 'json').stdout).toBe(value && toJson(value));
  });

  test('write a file named after the language, and nothing else', () => {
    const folder = join(scratch, 'out', 'deep');
    expect(scf('export', 'tests/fixtures/garden', '--out', folder)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readdirSync(folder)).toEqual(['gdn.json']);
    expect(readFileSync(join(folder, 'gdn.json'), 'utf8')).toBe(value && toJson(value));
  });

  test('write nothing when there is an error', () => {
    const folder = join(scratch, 'nothing');
    const { status, stdout, stderr } = scf('export', 'tests/fixtures/unknown-field', '--out', folder);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('nothing was done');
    expect(existsSync(folder)).toBe(false);
  });

  test.each(['dot', 'mermaid', 'graphml'])('draw every pattern and linkage as %s', async (format) => {
    const { stdout } = scf('graph', 'tests/fixtures/garden', '--format', format);
    await expect(stdout).toMatchFileSnapshot(`snapshots/garden.${format}.txt`);
  });
});

describe('scf build', () => {
  test('builds from any folder, over an earlier build, and leaves nothing else behind', () => {
    const place = mkdtempSync(join(tmpdir(), 'scf-build-'));
    cpSync('tests/fixtures/garden', join(place, 'garden'), { recursive: true });
    for (const _ of [1, 2]) {
      const { status, stderr } = spawnSync(process.execPath, [resolve('bin/scf.js'), 'build', 'garden', '--out', 'out'], {
        encoding: 'utf8',
        cwd: place,
      });
      expect(status, stderr).toBe(0);
    }
    expect(readdirSync(place).sort()).toEqual(['garden', 'out']);
    expect(existsSync(join(place, 'out', 'POND', 'index.html'))).toBe(true);
    rmSync(place, { recursive: true });
  });

  test('never replaces a folder that no build wrote', () => {
    const folder = join(scratch, 'precious');
    cpSync('tests/fixtures/garden', folder, { recursive: true });
    const { status, stderr } = scf('build', 'tests/fixtures/garden', '--out', folder);
    expect(status).toBe(2);
    expect(stderr).toContain('holds files that no build wrote');
    expect(readdirSync(folder).sort()).toEqual(readdirSync('tests/fixtures/garden').sort());
    expect(scf('build', folder, '--out', scratch).stderr).toContain('choose another folder');
  });
});

describe('a wrong command line', () => {
  test.each([
    [[], 'usage: scf COMMAND'],
    [['chek'], 'there is no command `chek`; did you mean `check`?'],
    [['check', '--frmat', 'json'], 'there is no option `--frmat`; did you mean `--format`?'],
    [['check', '--format'], '`--format` needs a value after it'],
    [['check', '--format', 'xml'], 'there is no format `xml`; the formats are `text`, `json`, `sarif`, `github`'],
    [['check', 'nowhere'], 'there is no folder `nowhere`'],
    [['check', 'a', 'b'], 'usage: scf check [DIR]'],
    [['show'], 'usage: scf show REF'],
    [['resolve'], 'usage: scf resolve SPELLING'],
    [['export', '--out', 'README.md/x'], 'cannot write'],
    [['build', 'tests/fixtures/garden', '--out', 'README.md'], 'cannot write'],
  ])('%j says what to type and exits 2', (args, message) => {
    const { status, stdout, stderr } = scf(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test.each(['check', 'build', 'export', 'show', 'resolve', 'graph', 'publish', 'import', 'query'])(
    'scf %s --help explains every argument',
    (name) => {
      const { status, stdout, stderr } = scf(name, '--help');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(`usage: scf ${name} `);
      const usage = /usage: scf \S+ (.*)/.exec(stdout)?.[1] ?? '';
      for (const argument of usage.match(/--\w+|\b[A-Z]{3,}\b/g) ?? []) expect(stdout.split(usage)[1]).toContain(argument);
    },
  );
});
