import { toLedger } from '../src/editions/ledger.ts';
import { compile, type PatternGraph, type SourceFile } from '../src/index.ts';
import { readFolder } from '../src/read.ts';

/** A garden over three years: what was published in one is there in all that follow. */

type Edits = Readonly<Record<string, (text: string) => string>>;

export function compiled(files: readonly SourceFile[]): PatternGraph {
  const { value, diagnostics } = compile(files);
  if (!value) throw new Error(diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return value;
}

function edited(files: readonly SourceFile[], edits: Edits): readonly SourceFile[] {
  const changed = files.map((file) => ({ ...file, text: edits[file.path]?.(file.text) ?? file.text }));
  const untouched = Object.keys(edits).filter(
    (path) => changed.find((file) => file.path === path)?.text === files.find((file) => file.path === path)?.text,
  );
  if (untouched.length > 0) throw new Error(`nothing was changed in ${untouched}`);
  return changed;
}

/** The files with an edition frozen, and what is said of the changes after it. */
function frozen(files: readonly SourceFile[], issued: string, notes: string): readonly SourceFile[] {
  const { edition } = compiled(files);
  const others = files.filter(({ path }) => path !== 'editions/notes.yaml');
  return [
    ...others,
    { path: `editions/${edition.edition}.json`, text: toLedger({ ...edition, issued }) },
    { path: 'editions/notes.yaml', text: notes },
  ];
}

export const garden = readFolder('tests/fixtures/garden');

/** The year after: an item reworded, two merged, one renumbered, a term withdrawn. */
export const second = edited(
  frozen(
    garden,
    '2031-06-30',
    `withdrawn:
  - { ref: POND.b, replacedBy: [POND.d], why: It is now the last. }
  - { ref: POND.a.2, replacedBy: [POND.a.1], why: It fills & keeps full. }
  - { ref: term.dry-feet, why: Everyone knows them. }
`,
  ),
  {
    'language.yaml': (text) => text.replace('2031.2', '2032.1'),
    'POND.md': (text) =>
      text
        .replace('dig where the ground is wet', 'dig where the ground is soft')
        .replace(/ {2}- 2\) .*\n/, '')
        .replace('- b) ', '- d) '),
    'annexes/glossary.yaml': (text) => text.replace(/ *- \{ id: dry-feet.*\n/, ''),
  },
);

/** The year after that: one more item and a pattern withdrawn. */
export const third = edited(frozen(second, '2032-06-30', 'withdrawn:\n  - { ref: POND.d, why: Banks are steep. }\n'), {
  'language.yaml': (text) => text.replace('2032.1', '2033.1'),
  'POND.md': (text) => text.replace(/- d\) .*\n/, ''),
  'GATE.md': (text) => text.replace('status: draft', 'status: withdrawn'),
});
