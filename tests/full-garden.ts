import { compile, type PatternGraph, type SourceFile } from '../src/index.ts';
import { readFolder } from '../src/read.ts';

/** Files in place of the garden's own, with every field that there is. */
const FILES: Readonly<Record<string, object>> = {
  'language.yaml': {
    title: 'A Garden Language',
    prefix: 'GDN',
    base: 'https://garden.example/',
    edition: '2031.2',
    language: 'en-GB',
    summary: 'Three patterns for a small garden.',
    notice: 'An invented example.',
    source: { work: 'work.walls', rights: 'The rights are with nobody.' },
    licences: {
      content: { name: 'CC0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
      code: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    order: ['POND', 'GATE', 'PATH'],
    components: [
      { id: 'still', title: 'Still things', summary: 'Things that stay where they are.' },
      { id: 'moving', title: 'Moving things', introduction: 'Things one moves along, such as the path [PATH].' },
    ],
    groups: [
      {
        id: 'by-foot',
        title: 'On foot',
        component: 'moving',
        source: { clause: '4', note: 'Page 9' },
        introduction: 'Ways of walking, through the gate [GATE].',
      },
      { id: 'by-boat', title: 'By boat', component: 'still' },
    ],
    linkageKinds: {
      leadsTo: {
        label: 'leads to',
        inverse: 'is reached from',
        definition: 'One comes to the target.',
        cues: ['runs', 'opens'],
        requires: 'smaller',
      },
      reflects: { label: 'reflects', inverse: 'is reflected in', definition: 'The target is seen in the pattern.' },
    },
    map: [['still', 'moving']],
  },
  'annexes/bibliography.yaml': {
    kind: 'bibliography',
    slug: 'bibliography',
    title: 'Books',
    works: [
      {
        id: 'walls',
        type: 'book',
        title: 'On walls',
        'title-short': 'Walls',
        author: [{ family: 'Example', given: 'Ann' }, { literal: 'The gardeners' }],
        editor: [{ family: 'Example' }, { family: 'Sample', given: 'Bo' }],
        'container-title': 'Stones',
        'collection-title': 'Of gardens',
        publisher: 'The press',
        'publisher-place': 'Gardenton',
        issued: '1931',
        number: '7',
        version: '1.2',
        edition: '3',
        URL: 'https://garden.example/walls',
        DOI: '10.1000/182',
        ISBN: '978-0-00-000000-2',
        locator: 'p. 4',
        note: 'Out of print.',
      },
      { id: 'reeds', type: 'webpage', title: 'Reeds', issued: '1931-05' },
    ],
  },
  'annexes/errata.yaml': {
    kind: 'errata',
    slug: 'errata',
    title: 'Errata',
    errata: [
      {
        number: 1,
        place: 'Page 3',
        fault: 'It calls the pond a puddle.',
        decision: 'We call it a pond.',
        reason: 'It stays.',
        affects: ['term.puddle', 'POND.a'],
      },
      { number: 3, place: 'Page 5', fault: 'It forgets the reeds [work.reeds].', decision: 'We add them.', reason: 'They grow.' },
    ],
  },
  'annexes/glossary.yaml': {
    kind: 'glossary',
    slug: 'glossary',
    title: 'Words',
    terms: [
      {
        id: 'puddle',
        term: 'puddle',
        aliases: ['standing water', 'pool'],
        text: 'Water that will be gone tomorrow [work.reeds].',
        notes: ['Unlike the pond [POND], it has no bank.', 'It is shallow.'],
        source: { clause: '2', note: 'Page 4' },
        definedIn: 'POND',
      },
      { id: 'dry-feet', term: 'dry feet', text: 'What a path [PATH] is for.' },
    ],
  },
  'annexes/principles.yaml': {
    kind: 'outline',
    slug: 'principles',
    title: 'Principles',
    pattern: 'PATH',
    levels: [{ kind: 'principle', name: 'principle' }],
    items: [{ label: '1', title: 'Walk', items: [{ label: 'a', text: 'Walk to the pond [POND] slowly [work.walls].' }] }],
  },
  'annexes/rules.yaml': {
    kind: 'outline',
    slug: 'rules',
    title: 'Rules',
    pattern: 'GATE',
    checklist: true,
    source: { clause: '5', note: 'Page 10' },
    introduction: 'Rules for the gate [GATE].',
    levels: [
      { kind: 'factor', name: 'rule' },
      { kind: 'statement', name: 'test' },
    ],
    items: [
      { label: '1', title: 'Quiet', items: [{ label: 'a', text: 'The hinge makes no noise.' }] },
      { label: '2', title: 'Light', items: [{ label: 'a', title: 'Weight', text: 'A child can open it on the way to the pond [POND].' }] },
    ],
  },
  'annexes/ways.yaml': {
    kind: 'guide',
    slug: 'ways',
    title: 'Ways in',
    source: { clause: '6', note: 'Page 11' },
    introduction: 'Where to begin, once the gate [GATE] is open.',
    entries: [
      {
        id: 'dry-feet',
        title: 'I want dry feet',
        text: 'Follow the path [PATH], which begins at the gate [GATE], as the old book [work.walls] says.',
      },
      { id: 'sky', title: 'I want to see the sky', text: 'Sit by the pond [POND], dug as its first rule [POND.a] asks.' },
    ],
  },
  'annexes/tools.yaml': {
    kind: 'matrix',
    slug: 'tools',
    title: 'Tools by season',
    pattern: 'POND',
    rows: [
      { id: 'spring', title: 'Spring' },
      { id: 'autumn', title: 'Autumn' },
    ],
    columns: [
      { id: 'soil', title: 'Soil' },
      { id: 'water', title: 'Water' },
    ],
    products: [
      { id: 'spade', title: 'Spade', row: 'spring', column: ['water', 'soil'], patterns: ['GATE'] },
      { id: 'net', title: 'Net', row: 'autumn', column: 'water', text: 'For leaves that fall on the pond [work.walls].' },
    ],
  },
};

/** The garden with every class, every property and every list of the dataset in it, but no more patterns. */
export function fullGarden(): PatternGraph {
  const files = [
    ...readFolder('tests/fixtures/garden').filter(({ path }) => !(path in FILES)),
    ...Object.entries(FILES).map(([path, data]) => ({ path, text: `${JSON.stringify(data)}\n` })),
  ];
  const { value, diagnostics } = compile(files.map(withMore));
  if (!value) throw new Error(`the full garden has findings: ${JSON.stringify(diagnostics)}`);
  return value;
}

function withMore(file: SourceFile): SourceFile {
  if (file.path !== 'PATH.md') return file;
  const text = file.text
    .replace('title: Path\n', 'title: Path\naliases: [Way, Track]\nsource: { clause: "5.3", note: Page 12 }\n')
    .replace('GATE: leadsTo', 'GATE: [reflects, leadsTo]')
    .replace('where the grass is worn.', 'where the grass [work.reeds] is worn:\n\n- a) from the gate [GATE]\n- b) to the pond');
  return { ...file, text };
}
