import { Document, isScalar, Scalar, visit, type YAMLSeq } from 'yaml';

/** Columns that a line fills at most, where its text lets it be broken. */
const WIDTH = 110;

/** Data as YAML 1.2 (core schema) that a person would write: long text folded, lines kept as lines, short lists in brackets. */
export function toYaml(data: unknown): string {
  const document = new Document(data, { version: '1.2', schema: 'core', compat: 'yaml-1.1', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(key, scalar) {
      if (key !== 'key' && typeof scalar.value === 'string') styleText(scalar);
    },
    Seq(_key, list) {
      if (isShort(list)) list.flow = true;
    },
  });
  return document.toString({ lineWidth: WIDTH, flowCollectionPadding: false });
}

function styleText(scalar: Scalar): void {
  const text = String(scalar.value);
  // The last line end of frontmatter is not part of it, so no text may depend on its own last line end.
  if (text.endsWith('\n')) scalar.type = Scalar.QUOTE_DOUBLE;
  else if (text.includes('\n')) scalar.type = Scalar.BLOCK_LITERAL;
  else if (text.length > LONG) scalar.type = Scalar.BLOCK_FOLDED;
  // Not every reader of YAML takes a month or a day for text.
  else if (/^\d[\d-]*$/.test(text)) scalar.type = Scalar.QUOTE_DOUBLE;
}

/** Text longer than this stands below its key. */
const LONG = 95;

/** A list of words that fits on a line. */
function isShort({ items }: YAMLSeq): boolean {
  const words = items.map((item) => (isScalar(item) ? String(item.value) : '\n'));
  return words.length > 0 && words.every((word) => !word.includes('\n')) && words.join(', ').length <= LONG;
}
