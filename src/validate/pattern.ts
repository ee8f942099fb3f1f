import { toString as plainText } from 'mdast-util-to-string';
import type {
  AuthoredPattern,
  AuthoredSection,
  Block,
  DeclaredLinkage,
  Outcome,
  PatternDocument,
  PatternStatus,
  SourcePlace,
} from '../model.ts';
import { placeOf } from '../places.ts';
import { isPatternReference } from '../reference.ts';
import { sectionNamed } from '../sections.ts';
import { validateSchema } from './schema.ts';

/** A pattern with whatever of its frontmatter is usable, so that one fault does not hide the others. */
export function readPattern({ file, frontmatter, tree }: PatternDocument): Outcome<AuthoredPattern> {
  const diagnostics = frontmatter ? validateSchema('pattern', frontmatter) : [];
  const data = isRecord(frontmatter?.data) ? frontmatter.data : {};
  const stem = file.path.replace(/\.md$/, '');
  // The file's name is the identity that holds when the two disagree, so that this is one finding and not one a reference.
  const ref = isPatternReference(stem) ? stem : (text(data['ref']) ?? stem);
  const source =
    isRecord(data['source']) && text(data['source']['clause']) !== undefined ? (data['source'] as unknown as SourcePlace) : undefined;
  const group = text(data['group']);

  const preamble: Block[] = [];
  const sections: (AuthoredSection & { blocks: Block[] })[] = [];
  for (const node of tree.children) {
    if (node.type === 'yaml') continue;
    if (node.type === 'heading' && node.depth <= 2) {
      const title = plainText(node).trim();
      sections.push({ name: node.depth === 2 ? sectionNamed(title) : undefined, title, span: placeOf(file.path, node), blocks: [] });
    } else (sections.at(-1)?.blocks ?? preamble).push(node as Block);
  }
  return {
    value: {
      ref,
      title: text(data['title']) ?? ref,
      aliases: texts(data['aliases']),
      component: text(data['component']) ?? '',
      ...(group !== undefined && { group }),
      ...(source && { source }),
      status: (text(data['status']) ?? 'current') as PatternStatus,
      declared: linkagesOf(data['linkages']),
      file,
      frontmatter,
      preamble,
      sections,
    },
    diagnostics,
  };
}

function linkagesOf(value: unknown): readonly DeclaredLinkage[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([target, kinds]) => ({ target, kinds: texts([kinds].flat()) }));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
