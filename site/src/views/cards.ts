import { cardAddress } from '../../../src/addresses.ts';
import type { Pattern, PatternGraph, PatternLanguage } from '../../../src/model.ts';
import { escapeXml } from '../../../src/xml.ts';
import type { Card, EmbeddedCard } from '../records.ts';

/** How wide and high a card stands in the pages of others: half of what it is drawn at. */
const EMBEDDED = { width: 600, height: 315 } as const;

/** The card of a pattern, or that of the language, as previews of links show it. */
export function cardOf(pattern: Pattern | undefined, { base, title }: PatternLanguage): Card {
  return { picture: absolute(base, `${cardAddress(pattern?.ref)}.png`), alt: pattern ? `${pattern.ref} ${pattern.title}` : title };
}

/** The card of a pattern, with the HTML that shows it on another site. */
export function embeddedCard(pattern: Pattern, { language: { base } }: PatternGraph): EmbeddedCard {
  const address = cardAddress(pattern.ref);
  const [drawing, picture] = [`${address}.svg`, `${address}.png`];
  const alt = `${pattern.ref} ${pattern.title}`.replace(/\s+/g, ' ');
  const { width, height } = EMBEDDED;
  const image = `<img src="${escapeXml(absolute(base, drawing))}" alt="${escapeXml(alt)}" width="${width}" height="${height}">`;
  return { drawing, picture, alt, width, height, html: `<a href="${escapeXml(pattern.iri)}">${image}</a>` };
}

/** The paths of all cards. */
export function cardFiles({ patterns }: PatternGraph): readonly string[] {
  const addresses = [cardAddress(), ...patterns.map(({ ref }) => cardAddress(ref))];
  return addresses.flatMap((address) => [`${address.slice(1)}.svg`, `${address.slice(1)}.png`]);
}

function absolute(base: string, address: string): string {
  return base + address.slice(1);
}
