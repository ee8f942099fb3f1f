import type { PhrasingContent } from 'mdast';
import type { AuthoredAnnex, Block, Content, Occurrence, SectionName, Target } from '../model.ts';
import { placeOf } from '../places.ts';
import { referenceKey } from '../reference.ts';
import { lineOf, sentencesOf } from './sentences.ts';

interface Where {
  readonly file: string;
  readonly pattern?: string;
  readonly section?: SectionName;
  readonly item?: string;
  /** The sentence, ending in a colon, that leads into a list: its items are evidence only together with it. */
  readonly lead?: string;
}

/**
 * Every place where a reference is written, in reading order; what it leads to is set on the node and in the record.
 *
 * An annex that stands in its own pattern's prose is read there, as part of that section.
 */
export function* occurrencesOf(content: Content, targets: ReadonlyMap<string, Target>): Iterable<Occurrence> {
  const { language } = content.language;
  const placed = new Set<AuthoredAnnex>();

  function* inBlocks(blocks: readonly Block[], where: Where): Iterable<Occurrence> {
    let lead: string | undefined;
    for (const block of blocks) {
      if (block.type === 'paragraph' || block.type === 'heading') {
        yield* inLine(block.children, where);
        const { text } = lineOf(block.children);
        const last = text.endsWith(':') ? sentencesOf(text, language).at(-1)?.text : undefined;
        lead = last && [where.lead, last].filter(Boolean).join(' ');
        continue;
      }
      if (block.type === 'list') {
        for (const { children, data } of block.children) {
          const item = data?.ref ?? where.item;
          yield* inBlocks(children, { ...where, ...(item !== undefined && { item }), ...(lead !== undefined && { lead }) });
        }
      } else if (block.type === 'blockquote') yield* inBlocks(block.children, where);
      else if (block.type === 'table') {
        for (const row of block.children) for (const cell of row.children) yield* inLine(cell.children, where);
      } else if (block.type === 'annex') {
        const annex = content.annexes.find(({ file, pattern }) => file.path === block.path && pattern === where.pattern);
        if (annex && !placed.has(annex)) yield* inAnnex(annex, where);
      }
      lead = undefined;
    }
  }

  function* inAnnex(annex: AuthoredAnnex, where: Pick<Where, 'pattern' | 'section'>): Iterable<Occurrence> {
    placed.add(annex);
    for (const { ref, title, blocks, names, further } of annex.items) {
      const place: Where = { ...where, item: ref, file: annex.file.path };
      for (const name of names ?? []) {
        const target = targets.get(referenceKey(name.ref));
        yield {
          written: name.ref,
          span: name.span,
          ...inWhere(place),
          sentence: title ?? name.ref,
          before: title ?? '',
          after: '',
          stray: false,
          inData: true,
          target,
        };
      }
      yield* inBlocks(blocks, place);
      for (const text of further ?? []) yield* inBlocks(text.blocks, place);
    }
  }

  function* inLine(nodes: readonly PhrasingContent[], where: Where): Iterable<Occurrence> {
    const { text, references } = lineOf(nodes);
    if (references.length === 0) return;
    const sentences = sentencesOf(text, language);
    for (const [index, { node, start, end }] of references.entries()) {
      const target = node.stray ? undefined : targets.get(referenceKey(node.written));
      if (target) node.ref = target.ref;
      const sentence = sentences.find((one) => one.start <= start && start < one.end) ?? { start: 0, end: text.length, text };
      yield {
        written: node.written,
        span: placeOf(where.file, node),
        ...inWhere(where),
        sentence: [where.lead, sentence.text].filter(Boolean).join(' '),
        before: text.slice(Math.max(sentence.start, references[index - 1]?.end ?? 0), start),
        after: wordsAfter(text.slice(end, sentence.end), references[index + 1] && text.slice(end, references[index + 1]?.start)),
        stray: node.stray === true,
        inData: false,
        target,
      };
    }
  }

  for (const { ref, file, sections } of content.patterns) {
    for (const { name, blocks } of sections) {
      const whole = name === 'recommendations' ? { item: `${ref}.rec` } : {};
      yield* inBlocks(blocks, { file: file.path, pattern: ref, ...(name && { section: name }), ...whole });
    }
  }
  for (const { blocks } of content.introductions) yield* inBlocks(blocks, { file: 'language.yaml' });
  for (const { blocks, file } of content.pages) yield* inBlocks(blocks, { file: file.path });
  for (const { introduction, file } of content.annexes) yield* inBlocks(introduction?.blocks ?? [], { file: file.path });
  for (const annex of content.annexes) {
    if (!placed.has(annex)) yield* inAnnex(annex, {});
  }
}

function inWhere({ pattern, section, item }: Where): Pick<Occurrence, 'pattern' | 'section' | 'item'> {
  return { ...(pattern !== undefined && { pattern }), ...(section && { section }), ...(item !== undefined && { item }) };
}

/** Words between two references belong to the second, unless a comma, full stop or "and" sets them apart from it. */
function wordsAfter(rest: string, between: string | undefined): string {
  if (between === undefined || between.length > rest.length) return rest;
  return /(?:[^\p{L}\p{N}\s]|\s(?:and|or))\s*$/u.test(between) ? between : '';
}
