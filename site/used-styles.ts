/**
 * Styles without the rules that nothing in a page can match: those that ask for a class which neither the page nor a script names.
 *
 * Annexes of every kind can stand in a page, so Astro puts the styles of all of them into it.
 *
 * @example
 * usedStyles('@layer base{p{margin:0}.pond,.gate{color:red}.path{color:blue}}', new Set(['pond']))
 * // '@layer base{p{margin:0}.pond,.gate{color:red}}'
 */
export function usedStyles(css: string, classes: ReadonlySet<string>): string {
  return Array.from(rulesIn(css), ({ prelude, body }) => {
    if (body === undefined) return prelude;
    if (/^@(?:layer|media|supports|container)\b/.test(prelude)) {
      const used = usedStyles(body, classes);
      return used === '' ? '' : `${prelude}{${used}}`;
    }
    return prelude.startsWith('@') || canMatch(prelude, classes) ? `${prelude}{${body}}` : '';
  }).join('');
}

/** The classes that the elements of a page have, and every word of its scripts. */
export function classesOf(html: string, scripts: string): ReadonlySet<string> {
  const named = Array.from(html.matchAll(/ class="([^"]*)"/g), ([, names = '']) => names.split(/\s+/));
  return new Set([...named.flat(), ...(scripts.match(/[\w-]+/g) ?? [])]);
}

interface Rule {
  /** What stands before the braces; a statement without any is all of it. */
  readonly prelude: string;
  readonly body?: string;
}

/** The rules of one level, one after the other. */
function* rulesIn(css: string): Iterable<Rule> {
  let start = 0;
  let open = 0;
  let depth = 0;
  for (const { 0: mark, index } of css.matchAll(/\/\*.*?\*\/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[{};]/gs)) {
    if (mark === '{' && depth++ === 0) open = index;
    const closes = mark === '}' && --depth === 0;
    if (closes) yield { prelude: css.slice(start, open).trim(), body: css.slice(open + 1, index) };
    else if (mark === ';' && depth === 0) yield { prelude: css.slice(start, index + 1).trim() };
    if (closes || (mark === ';' && depth === 0)) start = index + 1;
  }
}

/** What stands in brackets may be one of several, or none, so only the classes outside them count. */
function canMatch(selectors: string, classes: ReadonlySet<string>): boolean {
  let outside = selectors.replace(/\\.|"[^"]*"|'[^']*'/gs, '');
  for (let before = ''; before !== outside; ) {
    before = outside;
    outside = outside.replace(/\([^()]*\)|\[[^[\]]*\]/g, '');
  }
  const alternatives = selectors.includes('\\') ? [''] : outside.split(',');
  return alternatives.some((one) => Array.from(one.matchAll(/\.([\w-]+)/g)).every(([, name = '']) => classes.has(name)));
}
