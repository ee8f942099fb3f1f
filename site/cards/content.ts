import { cardAddress } from '../../src/addresses.ts';
import type { PatternGraph } from '../../src/model.ts';
import { familyOf } from '../src/views/families.ts';

/** The reference of a pattern, with the number of its family. */
export interface Sign {
  readonly ref: string;
  readonly family: number;
}

/** What a card says, about a pattern or about the whole language. */
export interface CardContent {
  /** Where it stands, without an ending. */
  readonly address: string;
  readonly language: { readonly title: string; readonly prefix: string; readonly edition: string; readonly tag: string };
  /** The permanent name. */
  readonly iri: string;
  /** Missing on the card of the language. */
  readonly sign?: Sign;
  readonly title: string;
  /** The need, or the summary of the language. */
  readonly text: string;
  /** The patterns, on the card of the language. */
  readonly signs: readonly Sign[];
}

/** The card of the language, and one for each pattern. */
export function cardsOf(graph: PatternGraph): readonly CardContent[] {
  const { title, prefix, edition, base, summary, language: tag } = graph.language;
  const language = { title, prefix, edition, tag };
  const signs = graph.patterns.map((pattern) => ({ ref: pattern.ref, family: familyOf(pattern, graph) }));
  return [
    { address: cardAddress(), language, iri: base, title, text: summary, signs },
    ...graph.patterns.map((pattern, index) => {
      const { ref, iri, sections } = pattern;
      const sign = signs[index];
      return {
        address: cardAddress(ref),
        language,
        iri,
        ...(sign && { sign }),
        title: pattern.title,
        text: sections.need.text,
        signs: [],
      };
    }),
  ];
}
