import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withPolicy, withStyles } from './policy.ts';
import { classesOf, usedStyles } from './used-styles.ts';

/**
 * Leaves out of each built page the styles that it cannot use, and gives it a policy that allows the others and the scripts of the site.
 *
 * Astro's own policy has the hashes of the styles of all pages in each.
 */
export function finishedPages(): AstroIntegration {
  return {
    name: 'finished-pages',
    hooks: {
      'astro:build:done'({ dir }) {
        const folder = fileURLToPath(dir);
        const read = (file: string) => readFileSync(join(folder, file), 'utf8');
        const scripts = globSync('**/*.js', { cwd: folder }).map(read).join('\n');
        for (const file of globSync('**/*.html', { cwd: folder })) {
          const html = read(file);
          const classes = classesOf(html, scripts);
          writeFileSync(join(folder, file), withPolicy(withStyles(html, (style) => usedStyles(style, classes))));
        }
      },
    },
  };
}
