import { byCodePoint } from '../rdf/canonical.ts';
import { type CompactIri, type PropertyName, propertyOf } from '../rdf/terms.ts';
import { type Dataset, holdsOther, inOrder, type Resource, valuesOf } from './dataset.ts';

/** What a field of a file is made from; undefined when the dataset says nothing of it. */
export type Field<Value = unknown> = (resource: Resource, dataset: Dataset) => Value | undefined;

/** The value of a property that stands at most once. */
export function maybe(name: PropertyName): Field<string> {
  return (resource, dataset) => {
    const [value, ...more] = valuesOf(resource, name, dataset);
    if (more.length > 0) {
      const message = `\`${propertyOf(name).iri}\` has ${more.length + 1} values, where it may have one`;
      dataset.report({ resource: resource.id, message, help: 'keep the right one' });
    }
    return value;
  };
}

/** The value of a property that stands exactly once. */
export function one(name: PropertyName): Field<string> {
  return (resource, dataset) => {
    const value = maybe(name)(resource, dataset);
    // What is there and does not fit has been reported.
    if (value === undefined && !holdsOther(resource, name)) {
      const { iri, holds } = propertyOf(name);
      const message = `there is no \`${iri}\`${holds === 'text' ? ` in \`${dataset.tag}\`` : ''}`;
      dataset.report({ resource: resource.id, message, help: 'the dataset may not be whole' });
    }
    return value;
  };
}

/** All values of a property, in the author's order, otherwise by code point. */
export function list(name: PropertyName): Field<readonly string[]> {
  return (resource, dataset) => {
    const places = dataset.order(resource, name);
    const place = (value: string) => places.get(value) ?? Number.MAX_SAFE_INTEGER;
    const values = valuesOf(resource, name, dataset).toSorted((a, b) => place(a) - place(b) || byCodePoint(a, b));
    return values.length > 0 ? values : undefined;
  };
}

/** Each of those values as a name below the base: a reference, or an address such as `/about/#scope`. */
export function pointers(name: PropertyName): Field<readonly string[]> {
  return (resource, dataset) => list(name)(resource, dataset)?.flatMap((iri) => pointerOf(iri, resource, dataset) ?? []);
}

/** The only value as a name below the base. */
export function pointer(name: PropertyName): Field<string> {
  return (resource, dataset) => {
    const iri = maybe(name)(resource, dataset);
    return iri === undefined ? undefined : pointerOf(iri, resource, dataset);
  };
}

function pointerOf(iri: string, resource: Resource, dataset: Dataset): string | undefined {
  const name = nameIn(iri, dataset.base, resource, dataset);
  return name === undefined || /^[^/#]+$/.test(name) ? name : `/${name}`;
}

/** What follows some words in a string: `puddle` after `term.`. */
export function after(start: string, field: Field<string>): Field<string> {
  return (resource, dataset) => {
    const value = field(resource, dataset);
    return value === undefined ? undefined : nameIn(value, start, resource, dataset);
  };
}

function nameIn(value: string, start: string, { id }: Resource, { report }: Dataset): string | undefined {
  if (value.startsWith(start)) return value.slice(start.length);
  report({ resource: id, message: `\`${value}\` does not begin with \`${start}\``, help: 'give it the name that it has in the dataset' });
  return undefined;
}

/** The resource that a value leads to, as a field makes it. */
export function at<Value>(value: Field<string>, field: Field<Value>): Field<Value> {
  return (resource, dataset) => {
    const iri = value(resource, dataset);
    const target = iri === undefined ? undefined : targetOf(iri, resource, dataset);
    return target && field(target, dataset);
  };
}

/** The resources that the values lead to, in the author's order, each as a field makes it. */
export function each<Value>(name: PropertyName, field: Field<Value>): Field<readonly Value[]> {
  return (resource, dataset) => {
    const targets = (list(name)(resource, dataset) ?? []).flatMap((iri) => targetOf(iri, resource, dataset) ?? []);
    return made(targets, field, dataset);
  };
}

/** The same in the order of their positions. */
export function numbered<Value>(name: PropertyName, field: Field<Value>): Field<readonly Value[]> {
  return (resource, dataset) => {
    const targets = valuesOf(resource, name, dataset).flatMap((iri) => targetOf(iri, resource, dataset) ?? []);
    return made(inOrder(targets), field, dataset);
  };
}

function targetOf(iri: string, { id }: Resource, { resource, report }: Dataset): Resource | undefined {
  const target = resource(iri);
  if (!target) report({ resource: id, message: `nothing is said of \`${iri}\`, to which it leads`, help: 'the dataset may not be whole' });
  return target;
}

/** The resources that are part of this one, of one of some classes, each as a field makes it. */
export function parts<Value>(types: readonly CompactIri[], field: Field<Value>): Field<readonly Value[]> {
  return (resource, dataset) => made(dataset.partsOf(resource, types), field, dataset);
}

/** Every resource of a class, each as a field makes it. */
export function all<Value>(type: CompactIri, field: Field<Value>): Field<readonly Value[]> {
  return (_resource, dataset) => made(dataset.ofClass(type), field, dataset);
}

function made<Value>(resources: readonly Resource[], field: Field<Value>, dataset: Dataset): readonly Value[] | undefined {
  const values = resources.map((resource) => field(resource, dataset)).filter((value) => value !== undefined);
  return values.length > 0 ? values : undefined;
}

/** Some fields together, in their order, without those of which nothing is said. */
export function record(fields: Readonly<Record<string, Field>>): Field<Readonly<Record<string, unknown>>> {
  return (resource, dataset) => {
    const entries = Object.entries(fields).flatMap(([key, field]) => {
      const value = field(resource, dataset);
      return value === undefined ? [] : [[key, value] as const];
    });
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  };
}
