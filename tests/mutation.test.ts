import { describe, expect, test } from 'vitest';
import { check } from '../src/check/index.ts';
import { link } from '../src/link/index.ts';
import type { Content, Diagnostic, Document, Occurrence } from '../src/model.ts';
import { parse } from '../src/parse/index.ts';
import { readFolder } from '../src/read.ts';
import { validate } from '../src/validate/index.ts';

/** What an author's slip of one key in a reference leads to, over the project's own patterns while nothing is published or reviewed yet. */
const files = readFolder('patterns').filter(({ path }) => !/^(?:editions\/|reviews\.json$)/.test(path));
const documents = parse(files).value;
const linked = link(validated(documents));
const written = linked.occurrences.filter(({ pattern, span, target }) => target && span.file === `${pattern}.md`);

interface Edit {
  readonly occurrence: Occurrence;
  /** What stands there instead, brackets included. */
  readonly text: string;
  readonly findings: readonly Diagnostic[];
}

const KEYS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-';

/** Each reference in prose, edited in one character four times: one replaced, lost, added, and replaced so that it names another pattern. */
function* edits(): Iterable<Edit> {
  const random = sequence(20261);
  for (const occurrence of written) {
    const original = `[${occurrence.written}]`;
    const at = () => 1 + random(occurrence.written.length);
    const key = () => KEYS[random(KEYS.length)] ?? '';
    const others = linked.patterns.map(({ ref }) => `[${ref}]`).filter((other) => differences(other, original) === 1);
    const texts = [
      replace(original, at(), key()),
      remove(original, at()),
      insert(original, at(), key()),
      others[random(Math.max(1, others.length))],
    ];
    for (const text of texts) {
      if (text !== undefined && text.toLowerCase() !== original.toLowerCase())
        yield { occurrence, text, findings: findingsAfter(occurrence, text) };
    }
  }
}

const replace = (text: string, at: number, key: string) => text.slice(0, at) + key + text.slice(at + 1);
const remove = (text: string, at: number) => text.slice(0, at) + text.slice(at + 1);
const insert = (text: string, at: number, key: string) => text.slice(0, at) + key + text.slice(at);

const differences = (a: string, b: string) =>
  a.length === b.length ? [...a].filter((character, at) => character !== b[at]).length : Infinity;

/** Only the edited file is read anew; everything after that runs over the whole language. */
function findingsAfter({ span }: Occurrence, text: string): readonly Diagnostic[] {
  const file = files.find(({ path }) => path === span.file);
  if (!file) throw new Error(`no file ${span.file}`);
  const parsed = parse([{ ...file, text: file.text.slice(0, span.start.offset) + text + file.text.slice(span.end.offset) }]);
  const changed = documents.map((document) => (document.file === file ? (parsed.value[0] ?? document) : document));
  return [...parsed.diagnostics, ...check(link(validated(changed)))];
}

function validated(parsed: readonly Document[]): Content {
  const { value, diagnostics } = validate(parsed);
  if (!value || diagnostics.length > 0) throw new Error('the patterns do not validate');
  return value;
}

/** Numbers below a limit, the same on every machine (mulberry32). */
function sequence(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const all = [...edits()];
const targetOf = ({ text }: Edit) => linked.targets.get(text.slice(1, -1).toLowerCase());
const atPlace = ({ occurrence, findings }: Edit) =>
  findings.filter(({ span }) => span.file === occurrence.span.file && span.start.offset === occurrence.span.start.offset);
const percent = (part: number, whole: number) => Math.round((1000 * part) / whole) / 10;

describe('one wrong key in a reference', () => {
  const dead = all.filter((edit) => !targetOf(edit));
  const astray = all.filter(targetOf);

  test('there are enough of them to tell', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(astray.length).toBeGreaterThanOrEqual(100);
  });

  test('what names nothing is found at its place, and is the only finding', () => {
    const wrong = dead.filter((edit) => atPlace(edit).length !== 1 || edit.findings.length !== 1);
    expect(wrong.map(show)).toEqual([]);
  });

  test('the right target is among the two proposals', () => {
    const missed = dead.filter((edit) => !atPlace(edit)[0]?.help?.includes(`[${edit.occurrence.target?.ref}]`));
    console.info(
      `${dead.length} edits that name nothing: right target proposed for ${percent(dead.length - missed.length, dead.length)} %`,
    );
    expect(missed.length / dead.length, missed.map(show).join('\n')).toBeLessThanOrEqual(0.05);
  });

  test('what names another pattern is found wherever something gives it away', () => {
    const found = astray.filter(({ findings }) => findings.length > 0);
    const given = astray.filter(givenAway);
    console.info(
      `${astray.length} edits that name something else: ${percent(found.length, astray.length)} % found, ${percent(given.length, astray.length)} % given away`,
    );
    expect(given.filter((edit) => !found.includes(edit)).map(show)).toEqual([]);
  });
});

/** Given away by the frontmatter, by the words beside it, or by pointing at itself. */
function givenAway(edit: Edit): boolean {
  const { occurrence } = edit;
  const author = linked.patterns.find(({ ref }) => ref === occurrence.pattern);
  const target = targetOf(edit)?.pattern;
  const meant = linked.patterns.find(({ ref }) => ref === occurrence.target?.pattern);
  if (!author || !meant || target === meant.ref) return false;
  const others = linked.occurrences.filter((one) => one !== occurrence && one.pattern === author.ref && one.section);
  const unmentioned = !others.some((one) => one.target?.pattern === meant.ref);
  const undeclared = target !== undefined && !author.declared.some((linkage) => linkage.target === target);
  const beside = [meant.title, ...meant.aliases].some((name) => occurrence.before.trimEnd().toLowerCase().endsWith(name.toLowerCase()));
  return unmentioned || undeclared || (beside && target !== undefined);
}

function show({ occurrence, text, findings }: Edit): string {
  const { span, written } = occurrence;
  return `${span.file}:${span.start.line} [${written}] -> ${text}: ${findings.map(({ code, message, help }) => `${code} ${message} (${help})`).join(' | ') || 'nothing'}`;
}
