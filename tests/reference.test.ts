import { describe, expect, test } from 'vitest';
import { compile, parseReference } from '../src/index.ts';
import { readFolder } from '../src/read.ts';

const { value: graph } = compile(readFolder('patterns'));
if (!graph) throw new Error('the patterns do not compile');
const { language } = graph;
const everything = [...graph.patterns, ...Object.values(graph.items)];

describe('every pattern and item is found by', () => {
  test('its dotted reference, alone, with prefix, and with edition', () => {
    for (const { ref } of everything) {
      expect(parseReference(ref, language)).toEqual({ ref });
      expect(parseReference(`  ${language.prefix} ${ref} `, language)).toEqual({ ref });
      expect(parseReference(`${language.prefix.toLowerCase()}:2026.1 ${ref}`, language)).toEqual({ ref, edition: '2026.1' });
    }
  });

  test('its bracketed reference, with labels as the source writes them', () => {
    for (const { ref } of everything) {
      const [pattern, ...labels] = ref.split('.');
      const spellings = [
        `[${pattern}] ${labels.map((label) => `${label})`).join(' ')}`,
        `[${pattern}] ${labels.map((label) => `${label})`).join('')}`,
        `[${ref}]`,
      ];
      for (const spelling of spellings) {
        expect(parseReference(spelling, language), spelling).toEqual({ ref });
        expect(parseReference(`${language.prefix} ${spelling}`, language), spelling).toEqual({ ref });
      }
    }
  });

  test('its IRI and its page address, with and without an origin', () => {
    for (const { ref, iri, url } of everything) {
      expect(parseReference(iri, language), iri).toEqual({ ref });
      expect(parseReference(url, language), url).toEqual({ ref });
      expect(parseReference(`http://127.0.0.1:4321${url}`, language), url).toEqual({ ref });
    }
  });
});

test.each(['', ' ', '[', '[]', 'B5..b', 'B5/b', '../etc/passwd', 'B5 b) & c)', '[B5', 'https://example.org/', '.B5'])(
  '%j is no reference',
  (text) => {
    expect(parseReference(text, language)).toBeUndefined();
  },
);
