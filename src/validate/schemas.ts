import type { Options } from 'ajv/dist/2020.js';
import bibliography from '../../schema/bibliography.schema.json' with { type: 'json' };
import edition from '../../schema/edition.schema.json' with { type: 'json' };
import editionNotes from '../../schema/edition-notes.schema.json' with { type: 'json' };
import errata from '../../schema/errata.schema.json' with { type: 'json' };
import glossary from '../../schema/glossary.schema.json' with { type: 'json' };
import guide from '../../schema/guide.schema.json' with { type: 'json' };
import language from '../../schema/language.schema.json' with { type: 'json' };
import matrix from '../../schema/matrix.schema.json' with { type: 'json' };
import outline from '../../schema/outline.schema.json' with { type: 'json' };
import page from '../../schema/page.schema.json' with { type: 'json' };
import pattern from '../../schema/pattern.schema.json' with { type: 'json' };
import register from '../../schema/register.schema.json' with { type: 'json' };
import reviews from '../../schema/reviews.schema.json' with { type: 'json' };
import sequence from '../../schema/sequence.schema.json' with { type: 'json' };

/** The schemas of what people write. */
export const SCHEMAS = {
  bibliography,
  edition,
  editionNotes,
  errata,
  glossary,
  guide,
  language,
  matrix,
  outline,
  page,
  pattern,
  register,
  reviews,
  sequence,
};

// That the schemas themselves are valid, and strictly so, is for the tests to say: asking it here takes longer than all else.
export const OPTIONS: Options = { allErrors: true, verbose: true, validateSchema: false, strict: false };
