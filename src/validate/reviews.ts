import { diagnostic } from '../diagnostics.ts';
import { fingerprint } from '../editions/fingerprint.ts';
import type { Diagnostic, Outcome, ReviewRecord, YamlSource } from '../model.ts';
import { validateSchema } from './schema.ts';

/** The record of reviews, or undefined when it does not fit its schema, or does not hold the words that were read. */
export function readReviews(yaml: YamlSource): Outcome<ReviewRecord | undefined> {
  const diagnostics = validateSchema('reviews', yaml);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const record = yaml.data as ReviewRecord;
  const found = altered(record, yaml);
  return found ? { value: undefined, diagnostics: [found] } : { value: record, diagnostics: [] };
}

/** Words that are others, or that a review names and that are gone, or that no review names, as when it was taken out. */
function altered({ reviews, wordings }: ReviewRecord, yaml: YamlSource): Diagnostic | undefined {
  const help = 'put the file back as it was; reviews are added with `scf review`, and never taken out';
  const other = Object.keys(wordings).find((key) => fingerprint(wordings[key] ?? '') !== key);
  if (other !== undefined) {
    const message = 'these are other words than those that were reviewed';
    return diagnostic('PL603', { span: yaml.place(['wordings', other]), message, help });
  }
  const index = reviews.findIndex((review) => wordings[review.fingerprint] === undefined);
  const review = reviews[index];
  if (review) {
    const message = `the words that the review of \`${review.source}\` to \`${review.target}\` names are gone`;
    return diagnostic('PL603', { span: yaml.place(['reviews', index, 'fingerprint']), message, help });
  }
  const named = new Set(reviews.map((one) => one.fingerprint));
  const unnamed = Object.keys(wordings).find((key) => !named.has(key));
  return unnamed === undefined
    ? undefined
    : diagnostic('PL603', { span: yaml.place(['wordings', unnamed], 'key'), message: 'no review names these words', help });
}
