import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compile,
  formatReference,
  type Item,
  type ParsedReference,
  type PatternGraph,
  parseReference,
  type ReferenceStyle,
  resolveReference,
} from '../src/index.ts';
import { readFolder } from '../src/read.ts';
import { bearerOf, problemOf } from '../src/resolve.ts';
import { fullGarden } from './full-garden.ts';

const { value: framework } = compile(readFolder('patterns'));
if (!framework) throw new Error('the patterns do not compile');
const { language } = framework;
const garden = fullGarden();

const STYLES: readonly ReferenceStyle[] = [
  'dotted',
  'bracketed',
  'compact',
  'prefixed-dotted',
  'prefixed-bracketed',
  'prefixed-compact',
  'iri',
  'address',
];

const everythingIn = (graph: PatternGraph) => [...graph.patterns, ...Object.values(graph.items)];

/** Each letter in upper or lower case, as the bits say. */
const recased = (text: string, bits: readonly boolean[]) =>
  [...text].map((letter, at) => (bits[at % bits.length] ? letter.toUpperCase() : letter.toLowerCase())).join('');

const letterCases = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });
const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 8, maxLength: 64 });
const pins = fc.record({ edition: fc.constantFrom('2026.1', '2031.12'), fingerprint: hex }, { requiredKeys: [] });

describe.each([
  ['the framework', framework],
  ['the garden', garden],
])('every pattern and item of %s', (_, graph) => {
  const space = graph.language;
  const everything = everythingIn(graph);

  test.each(STYLES)('is found by its %s spelling, in any letter case, and pinned as it was', (style) => {
    const carries = style !== 'iri' && style !== 'address';
    for (const { ref } of everything) {
      fc.assert(
        fc.property(letterCases, pins, fc.boolean(), (bits, pin, loose) => {
          const x: ParsedReference = { ref, ...(carries && pin) };
          const written = formatReference(x, style, space);
          expect(parseReference(loose ? `  ${written} ` : written, space), written).toEqual(x);
          const other = parseReference(recased(written, bits), space);
          expect(other && { ...other, ref: other.ref.toLowerCase() }, written).toEqual({ ...x, ref: ref.toLowerCase() });
          expect(resolveReference(recased(written, bits), graph)).toMatchObject({ ref, asked: x });
        }),
        { seed: 1, numRuns: 5 },
      );
    }
  });

  test('is found by the addresses of its page, on any host, in any letter case, encoded or not', () => {
    for (const { ref, url } of everything) {
      const [path = '', anchor] = url.split('#');
      const encoded = anchor && `#${[...anchor].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')}`;
      const addresses = [
        url,
        url.toLowerCase(),
        url.toUpperCase(),
        url.replace(/\/(?=#|$)/, ''),
        `http://127.0.0.1:4321${url}`,
        `https://garden.example/folder${url}`,
        `${space.base}${url.slice(1)}`,
        `${path}?from=post#${anchor ?? ''}`,
        `${path}${encoded ?? ''}`,
        `/${ref}`,
        ...(anchor ? [`/read/#${ref}`] : ['ttl', 'jsonld', 'rdf', 'nt', 'md', 'json'].map((ending) => `/${ref}.${ending}`)),
      ];
      for (const address of addresses) expect(resolveReference(address, graph), address).toMatchObject({ status: 'current', ref });
    }
  });

  test('is told from a rewording of it by its fingerprint', () => {
    for (const { ref, fingerprint } of Object.values(graph.items)) {
      const other = fingerprint.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
      for (const length of [8, 20, 64]) {
        expect(resolveReference(`${space.prefix} ${ref}#${fingerprint.slice(0, length)}`, graph).status).toBe('current');
        expect(resolveReference(`${space.prefix} ${ref}#${other.slice(0, length)}`, graph).status).toBe('reworded');
      }
    }
  });
});

test.each([
  ['B5.b.2', 'bracketed', '[B5] b) 2)'],
  ['B5.b.2', 'compact', '[B5] b)2)'],
  ['B5.b.2', 'prefixed-compact', 'SCF [B5] b)2)'],
  ['D.1.a.1', 'prefixed-bracketed', 'SCF [D] 1) a) 1)'],
  ['B5', 'bracketed', '[B5]'],
  ['B5.rec', 'bracketed', '[B5.rec]'],
  ['term.baseline', 'bracketed', '[term.baseline]'],
  ['B5.b.2', 'iri', 'https://w3id.org/scf/B5.b.2'],
  ['B5.b.2', 'address', '/B5.b.2/'],
] as const)('%s %s is %s', (ref, style, written) => {
  expect(formatReference({ ref }, style, language)).toBe(written);
});

test.each([
  ['[SCF B5.b.2]', { ref: 'B5.b.2' }],
  ['[SCF:2026.1 B5.b.2#0123456789]', { ref: 'B5.b.2', edition: '2026.1', fingerprint: '0123456789' }],
  ['scf[B5]b)2)', { ref: 'B5.b.2' }],
  ['[B5.b] 2) #ABCDEF01', { ref: 'B5.b.2', fingerprint: 'abcdef01' }],
  ['B5 b) 2)', { ref: 'B5.b.2' }],
  ['B5 (b)(2)', { ref: 'B5.b.2' }],
  ['SCF B5(b) (2)', { ref: 'B5.b.2' }],
  ['[B5] (b)(2)#12345678', { ref: 'B5.b.2', fingerprint: '12345678' }],
  ['B5.b.2.', { ref: 'B5.b.2' }],
  ['[B5] b) 2).', { ref: 'B5.b.2' }],
  ['SCF\u00a0B5\u202fb)\u00a02)', { ref: 'B5.b.2' }],
  ['term.city\u2011wide', { ref: 'term.city-wide' }],
  ['term.city–wide', { ref: 'term.city-wide' }],
  ['SCF 2026.1 B5.b.2', { ref: 'B5.b.2', edition: '2026.1' }],
  ['scf 2026.1 [B5] b) 2)', { ref: 'B5.b.2', edition: '2026.1' }],
  ['scf-2026.1-B5.b.2', { ref: 'B5.b.2', edition: '2026.1' }],
  ['Wording SCF:2026.1 B5.b.2#fec1fdc7.', { ref: 'B5.b.2', edition: '2026.1', fingerprint: 'fec1fdc7' }],
  ['/B5/#deadbeef', { ref: 'B5.deadbeef' }],
  ['/B5#deadbeef', { ref: 'B5.deadbeef' }],
  ['https://w3id.org/scf/B5#deadbeef', { ref: 'B5.deadbeef' }],
  ['/glossary/#deadbeef', { ref: 'deadbeef' }],
])('%s is read as it is meant', (written, parsed) => {
  expect(parseReference(written, language)).toEqual(parsed);
});

test.each([
  ...['', ' ', '[', '[]', 'B5..b', 'B5/b', '../etc/passwd', 'B5 b) & c)', '[B5', 'B5]', '[[B5]]', 'https://example.org/', '.B5', 'B5b)'],
  ...[
    'B5 b',
    'B5.b..',
    'B5.b .',
    '/B5.b.',
    'B5#',
    'B5#1234567',
    'B5#1234567g',
    `B5#${'0'.repeat(65)}`,
    'B5#12345678 b)',
    '#12345678',
    'XYZ B5',
    'SCF:2026 B5',
  ],
  ...[
    'B5 (b',
    'B5 ((b))',
    'B5 (b))',
    'B5 ()',
    '(B5)',
    '(b)',
    'Wording: B5',
    'SCF 2026 B5',
    'XYZ 2026.1 B5',
    'scf-2026.1-',
    'xyz-2026.1-B5',
  ],
  ...[
    'SCF:2026.1',
    'SCF: B5',
    '/B5/#%ZZ',
    '/B5/#b%2F2',
    '/B5/#b%202',
    'javascript:/B5/',
    'ftp://example.org/B5/',
    '\u0000B5',
    'Ｂ5',
    '/B5//',
  ],
])('%j is no reference', (text) => {
  expect(parseReference(text, language)).toBeUndefined();
});

test.each([
  ['B5.b.9', ['B5.b.4', 'B5.b.3']],
  ['SCF [B5] b) 9)', ['B5.b.4', 'B5.b.3']],
  ['/B5/#b.9', ['B5.b.4', 'B5.b.3']],
  ['B15', ['B14', 'B13']],
  ['B5 b', ['B5.b']],
  ['B5.recommendation', ['B5']],
  ['term.basline', ['term.baseline']],
  ['elephant', []],
  ['', []],
])('%j is unknown, and at most two things near it are proposed', (written, proposals) => {
  const resolution = resolveReference(written, framework);
  expect(resolution).toMatchObject({ status: 'unknown', proposals: expect.arrayContaining(proposals) });
  expect('proposals' in resolution && resolution.proposals.slice(0, proposals.length)).toEqual(proposals);
  expect('proposals' in resolution && resolution.proposals.length).toBeLessThanOrEqual(2);
});

test.each([
  ['B5.b.2#fec1', 'nothing bears the reference `B5.b.2#fec1`; a fingerprint has at least 8 digits; did you mean `B5.b.2`?'],
  [
    '[SCF:2026.1 B5#1234567]',
    'nothing bears the reference `[SCF:2026.1 B5#1234567]`; a fingerprint has at least 8 digits; did you mean `B5`?',
  ],
  ['elephant#', 'nothing bears the reference `elephant#`; a fingerprint has at least 8 digits'],
  ['elephant', 'nothing bears the reference `elephant`'],
  ['/B5/#b.9', 'nothing bears the reference `/B5/#b.9`; did you mean `B5.b.4` or `B5.b.3`?'],
])('what is wrong with %j is told', (written, problem) => {
  expect(problemOf(written, resolveReference(written, framework))).toBe(problem);
});

test('the citation in the README still says what was cited', () => {
  const cited = /scf resolve "([^"]+)"/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  expect(resolveReference(cited, framework)).toMatchObject({ status: 'current', asked: { fingerprint: expect.any(String) } });
});

test('an edition is told from another, and what is withdrawn from what is in force', () => {
  expect(resolveReference('SCF:2026.1 B5.b', framework)).toMatchObject({ status: 'current', cited: { edition: '2026.1' } });
  expect(resolveReference('SCF:2025.1 B5.b', framework)).toMatchObject({ status: 'unpinned', ref: 'B5.b' });
  expect(resolveReference('B5#12345678', framework)).toMatchObject({ status: 'reworded', ref: 'B5' });
  const files = readFolder('tests/fixtures/garden').map((file) =>
    file.path === 'GATE.md' ? { ...file, text: file.text.replace(/^status: .*/m, 'status: withdrawn') } : file,
  );
  const withdrawn = compile(files).value as PatternGraph;
  expect(resolveReference('GATE', withdrawn).status).toBe('withdrawn');
  expect(resolveReference('GATE.1', withdrawn).status).toBe('withdrawn');
  expect(resolveReference('POND', withdrawn).status).toBe('current');
});

describe('what is no spelling of a reference leads nowhere', () => {
  const { prefix, base } = language;

  /** Everything that may be written for a pattern or item, in lower case, without host, folder, edition, fingerprint and needless space. */
  const spellingsOf = ({ ref, url }: { readonly ref: string; readonly url: string }): readonly string[] => {
    const parts = ref.toLowerCase().split('.');
    const bodies = parts.flatMap((_, at) => {
      const [front, behind] = [parts.slice(0, at + 1).join('.'), parts.slice(at + 1).map((label) => `${label})`)];
      return [`[${front}]${behind.join('')}`, behind.length > 0 ? `${front} ${behind.join('')}` : front];
    });
    const texts = bodies.flatMap((body) => [body, `${prefix.toLowerCase()} ${body}`, `${prefix.toLowerCase()}${body}`]);
    const [page = '', anchor] = url.toLowerCase().split('#');
    const paths = [`/${ref.toLowerCase()}`, ...(anchor ? [`${page.slice(0, -1)}#${anchor}`] : [])];
    const files = anchor ? [] : ['ttl', 'jsonld', 'rdf', 'nt', 'md', 'json'].map((ending) => `/${ref.toLowerCase()}.${ending}`);
    return [...texts.filter((text) => text.startsWith(prefix.toLowerCase()) === /^scf[ [[]/.test(text)), ...paths, ...files];
  };
  const meant = new Map(everythingIn(framework).map((bearer) => [bearer.ref, new Set(spellingsOf(bearer))]));
  const isAnnexOrElsewhere = (page: string) => !framework.patterns.some(({ ref }) => ref.toLowerCase() === page);

  /** Whether a text is one of them, by a plain rule that shares nothing with the parser. */
  const names = (text: string, ref: string): boolean => {
    const plain = text.trim().toLowerCase();
    if (/^(?:https?:|\/)/.test(plain)) {
      const path = decodeURIComponent(plain.replace(/^https?:\/\/[^/]+/, ''));
      const [front = '', anchor = ''] = path.replace(/\?[^#]*/, '').split('#');
      const page = front.replace(/\/$/, '').replace(/^.*\//, '');
      const there = isAnnexOrElsewhere(page) ? anchor : `${page}.${anchor}`;
      return meant.get(ref)?.has(anchor ? `/${page}#${anchor}` : `/${page}`) || there === ref.toLowerCase();
    }
    const stated = plain.replace(/^wording\s+/, '').replace(/([^.\s])\.$/, '$1');
    const inner = (/^\[[^[\]]*\]$/.test(stated) ? stated.slice(1, -1).trim() : stated).replaceAll('–', '-');
    const bare = inner
      .replace(/\s*#[0-9a-f]{8,64}$/, '')
      .replace(/^(scf)(?::|\s+)\d{4}\.\d+(?=[ \s[])/, '$1')
      .replace(/^scf-\d{4}\.\d+-(?=\S)/, 'scf ')
      .replace(/\s*\(([a-z0-9-]+)\)/g, ' $1)')
      .replace(/(?<=[\])])\s+|(?<=^scf)\s+(?=\[)/g, '')
      .replace(/\s+/g, ' ');
    return meant.get(ref)?.has(bare) ?? false;
  };

  const falsely = (text: string): boolean => {
    const bearer = bearerOf(text, framework);
    return bearer !== undefined && !names(text, bearer.ref);
  };

  test('among 10,000 random strings of what references are made of', () => {
    const pieces = ['SCF', 'scf', 'B', 'D', 'A', 'b', 'a', 'c', '1', '2', '5', '2026.1', '0f3c', 'term', 'rec', 'baseline', base, 'read'];
    const marks = ['.', '.', '[', ']', ')', ') ', ' (', ' ', ':', '-2026.1-', 'Wording ', '#', '/', '/', '%2E', '-', '(', '?', '\n'];
    const soup = fc.array(fc.constantFrom(...pieces, ...marks), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    let resolved = 0;
    fc.assert(
      fc.property(soup, (text) => {
        if (bearerOf(text, framework)) resolved += 1;
        expect(falsely(text), JSON.stringify(text)).toBe(false);
      }),
      { seed: 2, numRuns: 10_000 },
    );
    expect(resolved).toBeGreaterThan(100);
  });

  test('among 10,000 spellings with one or two characters changed', () => {
    const bearers = everythingIn(framework);
    const noise = fc.constantFrom(...'.[])( :#/%-–?abcdB0159\nÄ'.split(''), '');
    const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), noise, fc.boolean()), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.constantFrom(...bearers), fc.constantFrom(...STYLES), pins, edits, ({ ref }, style, pin, changes) => {
        let text = formatReference({ ref, ...pin }, style, language);
        for (const [where, what, instead] of changes) {
          const at = Math.floor(where * (text.length + 1));
          text = text.slice(0, at) + what + text.slice(at + (instead ? 1 : 0));
        }
        expect(falsely(text), JSON.stringify(text)).toBe(false);
      }),
      { seed: 3, numRuns: 10_000 },
    );
  });
});

test('what is known of an item is what its resolution hands over', () => {
  const item = framework.items['B5.b.2'] as Item;
  expect(resolveReference('https://w3id.org/scf/b5.B.2', framework)).toEqual({
    status: 'current',
    ref: 'B5.b.2',
    asked: { ref: 'B5.b.2' },
  });
  expect(bearerOf('https://w3id.org/scf/b5.B.2', framework)).toBe(item);
});
