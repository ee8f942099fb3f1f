import matter from 'gray-matter';
import { diagnostic } from '../diagnostics.ts';
import type { Outcome, SourceFile, YamlSource } from '../model.ts';
import { places } from '../places.ts';
import { parseYaml } from './yaml.ts';

/** Read the YAML frontmatter of a Markdown file. Frontmatter in any other language is refused and never run. */
export function parseFrontmatter(file: SourceFile): Outcome<YamlSource | undefined> {
  const refuse = (code: 'PL101' | 'PL102' | 'PL103', length: number, message: string, help: string) => ({
    value: undefined,
    diagnostics: [diagnostic(code, { span: places(file)(0, length), message, help })],
  });
  if (!matter.test(file.text) || file.text.startsWith('----')) {
    const help = 'begin the file with a line `---`, the fields, and a line `---`';
    return refuse('PL101', file.text.split('\n', 1)[0]?.length ?? 0, 'the file does not begin with frontmatter', help);
  }
  const { raw, name } = matter.language(file.text);
  if (name !== '') return refuse('PL103', 3 + raw.length, `frontmatter in \`${name}\``, 'write it in YAML, after a plain `---`');
  if (!/^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/.test(file.text)) {
    return refuse('PL102', 3, 'the frontmatter is never closed', 'end it with a line `---`');
  }

  let outcome = parseYaml(file, '', 3);
  const yaml = (text: string) => {
    outcome = parseYaml(file, text, 3 + raw.length);
    return {};
  };
  matter(file.text, { language: 'yaml', engines: { yaml, json: never, javascript: never } });
  return outcome;
}

function never(): never {
  throw new Error('only YAML frontmatter is ever parsed');
}
