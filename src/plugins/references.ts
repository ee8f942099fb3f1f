import type { Node, Position } from 'unist';
import type { VFile } from 'vfile';
import { frozenAddress } from '../addresses.ts';
import { formatReference } from '../reference.ts';
import { type Published, problemOf, type Resolution, resolveReference, type Standing, type Withdrawn } from '../resolve.ts';
import { type Bracketed, bracketed } from './brackets.ts';
import { type CitedLanguage, citedLanguage, type Language } from './language.ts';
import { isMeant, isPublished } from './meant.ts';
import { replaceTexts, type TextNode } from './trees.ts';

export interface ReferenceOptions {
  /** The language whose references become links: what its site publishes as `data/{prefix}.json`, or a graph from `compile`. */
  readonly language: Language;
  /** Where a site of the language is, as `https://garden.example/` or `/garden`: links then lead there, and otherwise to permanent names. */
  readonly site?: string;
  /** Whether a wrong reference stops the processor, once all are told; otherwise each is a message. */
  readonly strict?: boolean;
}

/** A reference as a link. */
export interface ReferenceLink {
  /** The one that it has now, or had in the edition that the link leads to, in the letter case that it is declared in. */
  readonly ref: string;
  /** As it stands in the text, brackets included. */
  readonly shown: string;
  readonly url: string;
  /** The reference, the title or the first words, the language and its edition. */
  readonly title: string;
  readonly position?: Position;
}

/** What is wrong with a reference. */
interface Mistake {
  readonly reason: string;
  /** What to write instead, most likely first. */
  readonly expected: readonly string[];
}

/** What changes a tree and tells the file of the wrong references in it. */
export type Transformer<Tree> = (tree: Tree, file: VFile) => void;

/** Make each reference in brackets in the texts of a tree a link, and each wrong one a message. */
export function referenceTransformer<Tree extends Node & { children: Node[] }>(
  { language, site, strict = false }: ReferenceOptions,
  linkNode: (link: ReferenceLink) => Node,
): Transformer<Tree> {
  const cited = citedLanguage(language);
  const { published } = cited;
  const root = site === undefined ? undefined : rootOf(site);
  return (tree, file) => {
    const source = String(file);
    const resolve = resolver(published);
    const told: string[] = [];
    const toNode = ({ words, place }: Bracketed, shown: string): Node | undefined => {
      const resolution = resolve(words);
      if (!resolution) return undefined;
      const mistake = mistakeIn(words, resolution, published);
      if (mistake) told.push(tell(file, { ...mistake, rule: resolution.status, actual: shown, place }));
      const link = resolution.status === 'unknown' ? undefined : linkTo(resolution, cited, root);
      return link && linkNode({ ...link, shown, ...(place && { position: place }) });
    };
    replaceTexts(tree, (text) => replaced(text, source, toNode));
    if (strict && told.length > 0) file.fail(told.join('\n'), { source: SOURCE, ruleId: 'strict' });
  };
}

/** A text as texts and other nodes; itself when no words in brackets become a node. */
function replaced(text: TextNode, source: string, toNode: (found: Bracketed, shown: string) => Node | undefined): readonly Node[] {
  const { value } = text;
  const nodes: Node[] = [];
  let done = 0;
  const plain = (to: number) => (to > done ? [{ type: 'text', value: value.slice(done, to) }] : []);
  for (const found of bracketed(value, writtenAs(text, source))) {
    const { start, end } = found;
    const isInWord = /^\p{L}/u.test(value.slice(end, end + 2));
    const node = isInWord ? undefined : toNode({ ...found, place: found.place ?? text.position }, value.slice(start, end));
    if (!node) continue;
    nodes.push(...plain(start), node);
    done = end;
  }
  return nodes.length === 0 ? [text] : [...nodes, ...plain(value.length)];
}

function writtenAs({ position }: TextNode, source: string) {
  const { start, end } = position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  return { raw: source.slice(start.offset, end.offset), at: start };
}

/** What words in brackets lead to, if they are meant as a reference; each is looked up once. */
function resolver(published: Published): (words: string) => Resolution | undefined {
  const known = new Map<string, Resolution | undefined>();
  let wrong = 0;
  const resolve = (words: string): Resolution | undefined => {
    if (!isMeant(words, published)) return undefined;
    if (wrong >= PROPOSED && !isPublished(words, published)) return { status: 'unknown', proposals: [] };
    const resolution = resolveReference(words, published);
    if (resolution.status === 'unknown') wrong += 1;
    return resolution;
  };
  return (words) => {
    if (!known.has(words)) known.set(words, resolve(words));
    return known.get(words);
  };
}

/** To how many wrong references of a file others are proposed, each of which takes a millisecond. */
const PROPOSED = 200;

/** Words that are cited and stand no longer are those of an edition before, which has kept them at their address. */
function linkTo({ ref, cited }: Standing | Withdrawn, { published, title, bearers }: CitedLanguage, root: string | undefined) {
  const bearer = bearers.get(ref ?? '');
  if (cited && cited.entry.fingerprint !== bearer?.fingerprint) {
    const { edition, entry } = cited;
    return {
      ref: entry.ref,
      title: `[${entry.ref}] (${title}, ${edition})`,
      url: `${root ?? published.language.base.replace(/\/$/, '')}${frozenAddress(edition, entry)}`,
    };
  }
  if (ref === undefined || !bearer) return undefined;
  const url = root === undefined ? formatReference({ ref }, 'iri', published.language) : `${root}/${bearer.url.replace(/^\/+/, '')}`;
  return { ref, title: bearer.title, url };
}

/** The address of a site without a final slash. Throws a TypeError when it is none: what has no scheme would lead into the document's own site. */
function rootOf(site: string): string {
  if (typeof site !== 'string' || !/^(?:https?:\/\/[^/]|\/)/i.test(site))
    throw new TypeError('`site` has to be an address that begins with `https://` or `http://`, or a path that begins with `/`');
  return site.replace(/\/+$/, '');
}

function mistakeIn(words: string, resolution: Resolution, published: Published): Mistake | undefined {
  const bracketedRefs = (refs: readonly string[]) => refs.map((ref) => `[${ref}]`);
  switch (resolution.status) {
    case 'current':
      return undefined;
    case 'unknown':
      return { reason: problemOf(words, resolution), expected: bracketedRefs(resolution.proposals) };
    case 'withdrawn':
      return { reason: problemOf(words, resolution), expected: bracketedRefs(resolution.successors) };
    case 'moved':
      if (resolution.ref === resolution.asked.ref) return undefined;
      return { reason: `\`${resolution.asked.ref}\` is \`${resolution.ref}\` now`, expected: renewed(resolution, published) };
    case 'reworded':
      return { reason: `\`${resolution.ref}\` has other words now than those that are cited`, expected: renewed(resolution, published) };
    case 'unpinned':
      return {
        reason: `\`${resolution.ref}\` is cited in edition ${resolution.asked.edition}, whose words are not at hand`,
        expected: renewed(resolution, published),
      };
  }
}

/** The reference with the edition and the fingerprint that it has now, as far as it was cited with them. */
function renewed(
  { ref, asked }: Exclude<Resolution, { status: 'unknown' | 'withdrawn' }>,
  { language, edition }: Published,
): readonly string[] {
  const entry = edition.entries.find((one) => one.ref === ref);
  const now = {
    ref,
    ...(asked.edition !== undefined && { edition: edition.edition }),
    ...(asked.fingerprint !== undefined && entry && { fingerprint: entry.fingerprint.slice(0, 8) }),
  };
  return [`[${formatReference(now, 'prefixed-dotted', language)}]`];
}

const SOURCE = 'pattern-language';

interface Told extends Mistake {
  readonly rule: Resolution['status'];
  readonly actual: string;
  readonly place: Position | undefined;
}

/** Gives the message to the file, and as text. */
function tell(file: VFile, { reason, expected, rule, actual, place }: Told): string {
  const message = file.message(reason, { source: SOURCE, ruleId: rule, ...(place && { place }) });
  message.actual = actual;
  message.expected = [...expected];
  return String(message);
}
