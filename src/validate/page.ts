import type { AuthoredPage, Block, Outcome, PageDocument } from '../model.ts';
import { markdownOf } from '../parse/prose.ts';
import { validateSchema } from './schema.ts';

/** A page of prose, named after its file. */
export function readPage({ file, frontmatter, tree }: PageDocument): Outcome<AuthoredPage> {
  const data = (frontmatter?.data ?? {}) as { readonly title?: unknown; readonly summary?: unknown };
  const slug = file.path.replace(/^pages\/|\.md$/g, '');
  const blocks = tree.children.filter((node): node is Block => node.type !== 'yaml');
  return {
    value: {
      slug,
      title: typeof data.title === 'string' ? data.title : slug,
      ...(typeof data.summary === 'string' && { summary: data.summary }),
      file,
      blocks,
      markdown: markdownOf(file, blocks),
    },
    diagnostics: frontmatter ? validateSchema('page', frontmatter) : [],
  };
}
