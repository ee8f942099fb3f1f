import type { Rule } from '../rule.ts';

export const fileName: Rule = {
  code: 'PL205',
  *check({ patterns }) {
    for (const { file, ref, frontmatter } of patterns) {
      if (file.path === `${ref}.md` || !frontmatter) continue;
      yield {
        span: frontmatter.place(['ref']),
        message: `\`${file.path}\` declares the reference \`${ref}\``,
        help: `rename the file to \`${ref}.md\`, or correct \`ref\``,
      };
    }
  },
};
