import { diagnostic } from '../diagnostics.ts';
import { fingerprint } from '../editions/fingerprint.ts';
import { wholeWordings } from '../editions/wording.ts';
import type {
  AuthoredNotes,
  DataDocument,
  Diagnostic,
  Edition,
  EditorialNote,
  FrozenEdition,
  Outcome,
  SourceFile,
  Tombstone,
  YamlSource,
} from '../model.ts';
import { compareReferences, referenceKey } from '../reference.ts';
import { validateSchema } from './schema.ts';

/** A frozen edition, or undefined when it does not fit its schema, has another number than its file says, or is not as it was frozen. */
export function readEdition({ file, yaml }: DataDocument): Outcome<FrozenEdition | undefined> {
  const diagnostics = validateSchema('edition', yaml);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const edition = withTombstones(yaml.data as Edition);
  const found = misnamed(edition, file, yaml) ?? altered(edition, yaml);
  return found ? { value: undefined, diagnostics: [found] } : { value: { edition, ledger: yaml }, diagnostics: [] };
}

function misnamed({ edition }: Edition, file: SourceFile, yaml: YamlSource): Diagnostic | undefined {
  const path = `editions/${edition}.json`;
  if (file.path === path) return undefined;
  const message = `edition ${edition} stands in \`${file.path}\``;
  return diagnostic('PL205', { span: yaml.place(['edition']), message, help: `name the file \`${path}\`` });
}

/** The first entry that stands twice, or, from the inside out, whose words are not those of its fingerprint. */
function altered({ entries }: Edition, yaml: YamlSource): Diagnostic | undefined {
  const help = 'put the file back as it was; what an edition published is never changed';
  const first = new Map([...entries.entries()].reverse().map(([index, { ref }]) => [referenceKey(ref), index]));
  const repeated = [...entries.entries()].find(([index, { ref }]) => first.get(referenceKey(ref)) !== index);
  if (repeated) {
    const [index, { ref }] = repeated;
    return diagnostic('PL505', { span: yaml.place(['entries', index, 'ref']), message: `\`${ref}\` stands twice`, help });
  }
  const wordings = wholeWordings(entries);
  const others = [...entries.entries()].filter(([, one]) => fingerprint(wordings.get(one.ref) ?? '') !== one.fingerprint);
  const parents = new Set(others.map(([, { parent }]) => parent));
  const innermost = others.find(([, { ref }]) => !parents.has(ref)) ?? others[0];
  if (!innermost) return undefined;
  const [index, { ref }] = innermost;
  const message = `\`${ref}\` has other words than those that were frozen`;
  return diagnostic('PL505', { span: yaml.place(['entries', index, 'wording']), message, help });
}

/** What authors say of changes; undefined when it does not fit its schema. */
export function readNotes(yaml: YamlSource): Outcome<AuthoredNotes | undefined> {
  const diagnostics = validateSchema('editionNotes', yaml);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const { withdrawn = [], editorial = [] } = yaml.data as Partial<AuthoredNotes>;
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
