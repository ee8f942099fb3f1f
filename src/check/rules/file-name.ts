import { RESERVED_SLUGS } from '../../addresses.ts';
import { fileKey, isFileName } from '../../file-names.ts';
import { startOf } from '../../places.ts';
import type { Rule } from '../rule.ts';

export const fileName: Rule = {
  code: 'PL205',
  *check({ patterns, annexes, pages }) {
    for (const { file, frontmatter } of patterns) {
      const declared = frontmatter?.at(['ref']);
      if (!frontmatter || typeof declared !== 'string' || file.path === `${declared}.md`) continue;
      yield {
        span: frontmatter.place(['ref']),
        message: `\`${file.path}\` declares the reference \`${declared}\``,
        help: `rename the file to \`${declared}.md\`, or correct \`ref\``,
      };
    }
    for (const { slug, file } of pages) {
      const taken = RESERVED_SLUGS.includes(slug) && slug !== 'about';
      if (!taken && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) && isFileName(slug)) continue;
      yield {
        span: startOf(file.path),
        message: taken ? `the site has a page \`/${slug}/\` of its own` : `\`${slug}\` cannot be the address of a page`,
        help: 'name the file in at most 100 lower-case letters, digits and single hyphens, and not like a page of the site',
      };
    }
    const paths = new Map<string, string>();
    for (const { path } of annexes.map(({ file }) => file)) {
      const other = paths.get(fileKey(path));
      paths.set(fileKey(path), path);
      const isSound = isFileName(path.replace(/^annexes\/|\.ya?ml$/g, ''));
      if (isSound && other === undefined) continue;
      yield {
        span: startOf(path),
        message: isSound ? `\`${path}\` is the same file as \`${other}\` on some systems` : `\`${path}\` cannot be a file on every system`,
        help: isSound ? 'give one of the two another name' : 'name the annex in letters, digits and hyphens, in at most 100 characters',
      };
    }
  },
};
