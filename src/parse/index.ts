import { diagnostic } from '../diagnostics.ts';
import type { DataDocument, Diagnostic, Document, Outcome, SourceFile } from '../model.ts';
import { places } from '../places.ts';
import { forbiddenInText } from './characters.ts';
import { parseFrontmatter } from './frontmatter.ts';
import { parseJson } from './json.ts';
import { parseMarkdown } from './markdown.ts';
import { parseYaml } from './yaml.ts';

/** Parse every file of a language by what its path says it is: the language's frame, an annex, an edition, the reviews, a page of prose, or a pattern. */
export function parse(files: readonly SourceFile[]): Outcome<readonly Document[]> {
  const documents: Document[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const parsed = parseFile(file);
    documents.push(parsed.value);
    diagnostics.push(...parsed.diagnostics);
  }
  return { value: documents, diagnostics };
}

function kindOf(path: string): DataDocument['kind'] {
  if (path === 'language.yaml') return 'language';
  if (path === 'reviews.json') return 'reviews';
  if (path.startsWith('editions/')) return path.endsWith('.json') ? 'edition' : 'notes';
  return 'annex';
}

function parseFile(file: SourceFile): Outcome<Document> {
  if (file.unreadable) {
    const found = diagnostic('PL107', {
      span: places(file)(0, 0),
      message: 'the file is not UTF-8 text, or too large',
      help: `save it as UTF-8, in at most ${file.path.endsWith('.json') ? 20 : 1} MB`,
    });
    return { value: { kind: 'unreadable', file }, diagnostics: [found] };
  }
  const forbidden = forbiddenInText(file);
  if (forbidden.length > 0) return { value: { kind: 'unreadable', file }, diagnostics: forbidden };
  if (!file.path.endsWith('.md')) {
    const { value: yaml, diagnostics } = file.path.endsWith('.json') ? parseJson(file) : parseYaml(file, file.text);
    const kind = kindOf(file.path);
    return { value: yaml ? { kind, file, yaml } : { kind: 'unreadable', file }, diagnostics };
  }
  const parsed = parseMarkdown(file.text);
  if ('tooDeep' in parsed) {
    const message = 'lists, quotations, emphasis or brackets nested deeper than a reader could follow';
    const found = diagnostic('PL106', { span: places(file)(...parsed.tooDeep), message, help: 'flatten them' });
    return { value: { kind: 'unreadable', file }, diagnostics: [found] };
  }
  const { value: frontmatter, diagnostics } = parseFrontmatter(file);
  // What follows frontmatter that does not end, or is none, cannot be told from it.
  const mixed = diagnostics.some(({ code }) => code === 'PL102' || code === 'PL103');
  // Nor is a file with neither frontmatter nor sections a pattern with six faults.
  const stray =
    !frontmatter && diagnostics.some(({ code }) => code === 'PL101') && !parsed.tree.children.some(({ type }) => type === 'heading');
  const kind = file.path.startsWith('pages/') ? 'page' : 'pattern';
  return { value: mixed || stray ? { kind: 'unreadable', file } : { kind, file, frontmatter, tree: parsed.tree }, diagnostics };
}
