import { createHash } from 'node:crypto';

/**
 * A page with its Content-Security-Policy, which allows the styles that stand in it, by their hashes, and no others. It comes right after
 * the charset: before the styles, or it would not count for them.
 */
export function withPolicy(html: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html)}">`;
  return html.replace(/<meta charset="utf-8">/i, (charset) => charset + meta);
}

function policyOf(html: string): string {
  const styles: string[] = [];
  withStyles(html, (style) => {
    styles.push(`'sha256-${createHash('sha256').update(style, 'utf8').digest('base64')}'`);
    return style;
  });
  return [...DIRECTIVES, `style-src ${styles.join(' ') || "'none'"}`].join('; ');
}

const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
];

/** Comments, elements whose content is text alone, and tags with their quoted attributes, in which `<` and `>` may stand. */
const MARKUP = /<!--.*?-->|<(style|script)(?:\s(?:"[^"]*"|[^">])*)?>(.*?)<\/\1>|<(?:"[^"]*"|[^">])*>/gis;

/** A page with the text of each of its style elements changed. */
export function withStyles(html: string, change: (style: string) => string): string {
  return html.replace(MARKUP, (markup: string, name: string | undefined, text: string | undefined) => {
    if (name?.toLowerCase() !== 'style' || !text) return markup;
    const start = markup.length - text.length - '</style>'.length;
    return markup.slice(0, start) + change(text) + markup.slice(start + text.length);
  });
}
