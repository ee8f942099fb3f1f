import { diagnostic } from '../diagnostics.ts';
import type { AuthoredNotes, DataDocument, Edition, EditorialNote, FrozenEdition, Outcome, Tombstone, YamlSource } from '../model.ts';
import { compareReferences } from '../reference.ts';
import { validateSchema } from './schema.ts';

/** A frozen edition; none when it does not fit its schema, or has another number than its file says. */
export function readEdition({ file, yaml }: DataDocument): Outcome<readonly FrozenEdition[]> {
  const diagnostics = validateSchema('edition', yaml);
  if (diagnostics.length > 0) return { value: [], diagnostics };
  const edition = withTombstones(yaml.data as Edition);
  const path = `editions/${edition.edition}.json`;
  if (file.path === path) return { value: [{ edition, ledger: yaml }], diagnostics: [] };
  const message = `edition ${edition.edition} stands in \`${file.path}\``;
  return { value: [], diagnostics: [diagnostic('PL205', { span: yaml.place(['edition']), message, help: `name the file \`${path}\`` })] };
}

/** What authors say of changes; nothing when it does not fit its schema. */
export function readNotes(yaml: YamlSource): Outcome<AuthoredNotes> {
  const diagnostics = validateSchema('editionNotes', yaml);
  const { withdrawn = [], editorial = [] } = (diagnostics.length > 0 ? {} : (yaml.data ?? {})) as Partial<AuthoredNotes>;
  return { value: { ...withTombstones({ withdrawn, editorial }), yaml }, diagnostics };
}

/** The oldest first. */
export function inOrderOfEditions(editions: readonly FrozenEdition[]): readonly FrozenEdition[] {
  return editions.toSorted((a, b) => compareReferences(a.edition.edition, b.edition.edition));
}

interface Notes {
  readonly withdrawn: readonly (Omit<Tombstone, 'replacedBy'> & Partial<Tombstone>)[];
  readonly editorial: readonly EditorialNote[];
}

function withTombstones<Holder extends Notes>(holder: Holder) {
  return { ...holder, withdrawn: holder.withdrawn.map(({ replacedBy = [], ...tombstone }) => ({ ...tombstone, replacedBy })) };
}
