import type { Finding } from '../../diagnostics.ts';
import { tombstonesOf } from '../../editions/tombstones.ts';
import type { Linked, Span } from '../../model.ts';
import { didYouMean, nearestReferences } from '../../nearest.ts';
import { referenceKey } from '../../reference.ts';
import { publishedIn, withdrawnIn } from '../published.ts';
import type { Rule } from '../rule.ts';

/** Tombstones are for what was published and is gone, and lead to what is there; so do notes on wordings. */
export const editionNote: Rule = {
  code: 'PL504',
  *check(linked) {
    const { notes, targets, editions } = linked;
    // What it published cannot be known.
    if ([...linked.unreadable].some((path) => path.startsWith('editions/'))) return;
    const published = publishedIn(linked);
    const withdrawn = withdrawnIn(linked);
    const place = (path: readonly (string | number)[]): Span => (notes.yaml ?? linked.languageSource).place(path);
    const there = (ref: string) => targets.has(referenceKey(ref)) || withdrawn.has(referenceKey(ref));

    const withdrawnBefore = tombstonesOf(editions.map(({ edition }) => edition));
    const seen = new Set<string>();
    for (const [index, { ref, replacedBy }] of notes.withdrawn.entries()) {
      const span = place(['withdrawn', index, 'ref']);
      const key = referenceKey(ref);
      if (seen.has(key)) yield { span, message: `\`${ref}\` is withdrawn twice`, help: 'keep one of the two' };
      else if (targets.has(key)) yield { span, message: `\`${ref}\` is withdrawn, and stands there all the same`, help: IN_USE };
      else if (!published.has(key) && !withdrawnBefore.has(key)) yield unpublished(ref, span, published);
      seen.add(key);
      for (const [at, successor] of replacedBy.entries())
        if (!there(successor) || referenceKey(successor) === key)
          yield unknown(successor, place(['withdrawn', index, 'replacedBy', at]), linked);
    }
    for (const [index, { ref, since }] of notes.editorial.entries()) {
      if (!targets.has(referenceKey(ref))) yield unknown(ref, place(['editorial', index, 'ref']), linked);
      if (editions.some(({ edition }) => edition.edition === since)) continue;
      const known = editions.map(({ edition }) => `\`${edition.edition}\``).join(', ');
      yield {
        span: place(['editorial', index, 'since']),
        message: `there is no frozen edition ${since}`,
        help: known === '' ? 'freeze one first, with `scf freeze`' : `the editions are ${known}`,
      };
    }
  },
};

const IN_USE = 'remove the item, or what is said here of it';

function unpublished(ref: string, span: Span, published: ReturnType<typeof publishedIn>): Finding {
  const near = nearestReferences(
    ref,
    [...published.values()].map(({ entry }) => entry.ref),
  );
  return { span, message: `no edition published \`${ref}\``, help: didYouMean(near) ?? 'what was never published can go without a word' };
}

function unknown(ref: string, span: Span, { targets }: Linked): Finding {
  const near = nearestReferences(
    ref,
    [...targets.values()].map((target) => target.ref),
  );
  return { span, message: `nothing else bears the reference \`${ref}\``, help: didYouMean(near) ?? 'name what is there now' };
}
