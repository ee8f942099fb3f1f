/** What cards take from the styles of the site. */
export interface Tokens {
  /** By name, without `--color-`. */
  readonly light: Colours;
  readonly dark: Colours;
  /** How much of the colour of a family a band has in the dark, such as `26%`. */
  readonly darkBand: string;
  /** By the number of the family: the radii of the corners of its plates, from the upper left one on, in `em` or `px`. */
  readonly shapes: Readonly<Record<string, string>>;
}

type Colours = Readonly<Record<string, string>>;

/** Read the tokens of the site, so that no colour stands in two places. */
export function readTokens(css: string): Tokens {
  const [, darkBlock = ''] = /@media \(prefers-color-scheme: dark\) \{(.*?)\n\}/s.exec(css) ?? [];
  const light = coloursIn(css.slice(0, css.indexOf('@media')));
  const dark = coloursIn(darkBlock);
  const shapes = Array.from(css.matchAll(/\[data-family='(\d+)'\] \{[^}]*--family-shape: ([^;]+);/g), ([, family = '', shape = '']) => [
    family,
    shape,
  ]);
  return {
    light,
    dark: { ...light, ...dark },
    darkBand: /--band-strength: ([^;]+);/.exec(darkBlock)?.[1] ?? '100%',
    shapes: Object.fromEntries(shapes),
  };
}

function coloursIn(css: string): Colours {
  const values = new Map(Array.from(css.matchAll(/--color-([\w-]+): ([^;]+);/g), ([, name = '', value = '']) => [name, value]));
  const referred = (value: string) => values.get(/^var\(--color-([\w-]+)\)$/.exec(value)?.[1] ?? '');
  return Object.fromEntries([...values].map(([name, value]) => [name, referred(value) ?? value]));
}
