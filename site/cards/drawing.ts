import { escapeXml } from '../../src/xml.ts';
import type { CardContent, Sign } from './content.ts';
import { CARD, type Fill, shapesOf } from './layout.ts';
import type { Glyph, Letters } from './letters.ts';
import type { Tokens } from './tokens.ts';

/**
 * A card as SVG: its letters are outlines, so that it shows in an `img` on any site, in light and dark as its reader has it.
 *
 * Its title and its description have all words, also those that have no room, or that the typeface has no letters for.
 */
export function drawCard(content: CardContent, letters: Letters, tokens: Tokens): string {
  const { language, sign, title, text, iri } = content;
  const shapes = shapesOf(content, { letters, shapes: tokens.shapes });
  const colours = coloursOf(sign, tokens);
  const fills = [...new Set(shapes.map(({ fill }) => fill))].sort();
  const outlines = [...new Set(shapes.flatMap((shape) => ('glyphs' in shape ? shape.glyphs.map(({ outline }) => outline) : [])))];
  const names = new Map(outlines.map((outline, index) => [outline, `g${index}`]));
  const filled = (fill: Fill) => `class="${fill}" fill="${colours(fill).light}"`;
  const drawn = shapes.map((shape) =>
    'glyphs' in shape
      ? `<g ${filled(shape.fill)} transform="${shape.transform}">${shape.glyphs.map((glyph) => used(glyph, names)).join('')}</g>\n`
      : `<path ${filled(shape.fill)} d="${shape.outline}"/>\n`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" viewBox="0 0 ${CARD.width} ${CARD.height}" role="img" xml:lang="${escapeXml(language.tag)}">
<title>${escapeXml(sign ? `${sign.ref} ${title}` : title)}</title>
<desc>${escapeXml(`${text} ${language.title}, edition ${language.edition}. ${iri}`)}</desc>
<style>@media (prefers-color-scheme:dark){${fills.map((fill) => `.${fill}{fill:${colours(fill).dark}}`).join('')}}</style>
<defs>
${outlines.map((outline) => `<path id="${names.get(outline)}" d="${outline}"/>\n`).join('')}</defs>
${drawn.join('')}</svg>
`;
}

/** A glyph where it stands. Each is drawn once, which makes a card a quarter of the size. */
function used({ outline, x, y }: Glyph, names: ReadonlyMap<string, string>): string {
  return `<use href="#${names.get(outline)}" x="${x}"${y === 0 ? '' : ` y="${y}"`}/>`;
}

function coloursOf(sign: Sign | undefined, { light, dark, darkBand }: Tokens) {
  const family = sign ? `family-${sign.family}` : 'text';
  const own: Readonly<Record<string, { readonly light: string | undefined; readonly dark: string | undefined }>> = {
    band: { light: light[family], dark: `color-mix(in oklab,${dark[family]} ${darkBand},${dark['surface']})` },
    plate: { light: light['on-band'], dark: dark[family] },
    'on-plate': { light: light[family], dark: dark['on-family'] },
  };
  return (fill: Fill) => own[fill] ?? { light: light[fill], dark: dark[fill] };
}
