import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Gives each built page a Content-Security-Policy that allows the styles which stand in it, by their hashes, and no others.
 *
 * Astro's own puts the hashes of all pages into each.
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'content-security-policy',
    hooks: {
      'astro:build:done'({ dir }) {
        const folder = fileURLToPath(dir);
        for (const file of globSync('**/*.html', { cwd: folder })) {
          const place = join(folder, file);
          writeFileSync(place, withPolicy(readFileSync(place, 'utf8')));
        }
      },
    },
  };
}

/** The page with its policy right after its charset: before its styles, or it would not count for them. */
export function withPolicy(html: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}">`;
  return html.replace(/<meta charset="utf-8">/i, (charset) => charset + meta);
}

function policyOf(html: string): string {
  const hashes = stylesIn(html).map((style) => `'sha256-${createHash('sha256').update(style, 'utf8').digest('base64')}'`);
  return [...DIRECTIVES, `style-src ${hashes.join(' ') || "'none'"}`].join('; ');
}

const DIRECTIVES = [
  "default-src 'self'",
  "img-src 'self' data:",
  ...['object', 'frame'].map((kind) => `${kind}-src 'none'`),
  "base-uri 'none'",
  "form-action 'self'",
];

/** Comments, elements whose content is text alone, and tags with their quoted attributes, in which `<` and `>` may stand. */
const MARKUP = /<!--.*?-->|<(style|script)(?:\s(?:"[^"]*"|[^">])*)?>(.*?)<\/\1>|<(?:"[^"]*"|[^">])*>/gis;

function stylesIn(html: string): readonly string[] {
  return Array.from(html.matchAll(MARKUP)).flatMap(([, name, text]) =>
    name?.toLowerCase() === 'style' && text !== undefined ? [text] : [],
  );
}
