import type { Finding } from '../../diagnostics.ts';
import type { Span } from '../../model.ts';
import { didYouMean, nearest } from '../../nearest.ts';
import type { Rule } from '../rule.ts';

export const unknownName: Rule = {
  code: 'PL207',
  *check({ language, languageSource, patterns, annexes }) {
    const components = language.components.map(({ id }) => id);
    const groups = language.groups.map(({ id }) => id);
    for (const { component, group, frontmatter } of patterns) {
      if (!frontmatter) continue;
      if (component !== '') yield* undeclared('component', component, components, () => frontmatter.place(['component']));
      if (group !== undefined) yield* undeclared('group', group, groups, () => frontmatter.place(['group']));
      const parent = language.groups.find(({ id }) => id === group);
      if (parent && components.includes(component) && parent.component !== component) {
        yield {
          span: frontmatter.place(['group']),
          message: `the group \`${parent.id}\` belongs to component \`${parent.component}\`, not \`${component}\``,
          help: 'correct one of the two',
        };
      }
    }
    for (const [index, { component }] of language.groups.entries()) {
      yield* undeclared('component', component, components, () => languageSource.place(['groups', index, 'component']));
    }
    for (const [y, row] of language.map.entries()) {
      for (const [x, id] of row.entries()) yield* undeclared('component', id, components, () => languageSource.place(['map', y, x]));
    }
    for (const { data, items, yaml } of annexes) {
      for (const [index, item] of items.filter(({ kind }) => kind === 'product').entries()) {
        const columns = [item.data?.['column']].flat();
        const places = columns.map((column) => ids(data.columns).indexOf(String(column))).sort((a, b) => a - b);
        if (!places.includes(-1) && places.some((place, at) => place !== (places[0] ?? 0) + at)) {
          const help = 'name columns that stand side by side, or make it two products';
          yield { span: yaml.place(['products', index, 'column']), message: 'a product cannot span columns that do not adjoin', help };
        }
        yield* undeclared('row', String(item.data?.['row']), ids(data.rows), () => yaml.place(['products', index, 'row']));
        for (const [at, column] of columns.entries()) {
          const path = ['products', index, 'column', ...(Array.isArray(item.data?.['column']) ? [at] : [])];
          yield* undeclared('column', String(column), ids(data.columns), () => yaml.place(path));
        }
      }
    }
  },
};

function* undeclared(what: string, name: string, declared: readonly string[], span: () => Span): Iterable<Finding> {
  if (declared.includes(name)) return;
  const help = didYouMean(nearest(name, declared)) ?? `declared are ${declared.map((one) => `\`${one}\``).join(', ') || 'none'}`;
  yield { span: span(), message: `no ${what} \`${name}\` is declared`, help };
}

function ids(list: readonly { readonly id: string }[] | undefined): readonly string[] {
  return (list ?? []).map(({ id }) => id);
}
