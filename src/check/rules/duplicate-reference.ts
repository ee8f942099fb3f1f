import type { Finding } from '../../diagnostics.ts';
import type { AuthoredAnnex, ItemKind, Span } from '../../model.ts';
import { startOf } from '../../places.ts';
import { referenceKey } from '../../reference.ts';
import type { Rule } from '../rule.ts';

/** Labels repeated among the recommendations of one pattern are `label-repeated`; this is about everything else that claims a taken name. */
export const duplicateReference: Rule = {
  code: 'PL206',
  *check({ language, languageSource, patterns, annexes, pages, items }) {
    const references: readonly Claim[] = [
      ...patterns.map(({ ref, frontmatter, file }) => ({ name: ref, span: frontmatter?.place(['ref']) ?? startOf(file.path) })),
      ...items.map(({ ref, span, kind }) => ({ name: ref, span, kind })),
    ];
    const addresses: readonly Claim[] = [
      ...patterns.map(({ ref, file }) => ({ name: `/${ref}/`, span: startOf(file.path) })),
      ...annexes.map(({ slug, yaml }) => ({ name: `/${slug}/`, span: yaml.place(['slug']) })),
      ...pages.map(({ slug, file }) => ({ name: `/${slug}/`, span: startOf(file.path) })),
    ];
    const frame = [...language.components.keys()].map((index) => ['components', index] as const);
    const parts = [...frame, ...[...language.groups.keys()].map((index) => ['groups', index] as const)];
    const declared = parts.map((path) => ({
      name: String(languageSource.at([...path, 'id'])),
      span: languageSource.place([...path, 'id']),
    }));
    for (const claims of [references, addresses, declared, ...annexes.flatMap(axesOf)]) yield* taken(claims);
  },
};

interface Claim {
  readonly name: string;
  readonly span: Span;
  readonly kind?: ItemKind;
}

function axesOf({ yaml, data }: AuthoredAnnex): readonly (readonly Claim[])[] {
  return (['rows', 'columns'] as const).map((axis) =>
    (data[axis] ?? []).map(({ id }, index) => ({ name: id, span: yaml.place([axis, index, 'id']) })),
  );
}

function* taken(claims: readonly Claim[]): Iterable<Finding> {
  const first = new Map<string, Claim>();
  for (const claim of claims) {
    const key = referenceKey(claim.name);
    const before = first.get(key);
    if (!before) first.set(key, claim);
    else if (claim.kind !== 'recommendation' || before.kind !== 'recommendation') {
      const { file, start } = before.span;
      yield {
        span: claim.span,
        message: `\`${claim.name}\` is taken already`,
        help: `it stands in ${file}:${start.line}:${start.column}; choose another`,
      };
    }
  }
}
