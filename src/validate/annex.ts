import { diagnostic } from '../diagnostics.ts';
import type { AnnexData, AnnexKind, AuthoredAnnex, AuthoredItem, Outcome, SourceFile, SourcePlace, YamlSource } from '../model.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { parseProse } from '../parse/prose.ts';
import { readItems } from './items.ts';
import { ANNEX_KINDS, validateSchema } from './schema.ts';

/** An annex with its items, or undefined when it does not fit the schema of its kind. */
export function readAnnex(file: SourceFile, yaml: YamlSource): Outcome<AuthoredAnnex | undefined> {
  const kind = kindOf(yaml);
  if (!kind) return { value: undefined, diagnostics: [unknownKind(yaml)] };
  const diagnostics = validateSchema(kind, yaml);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };

  const data = yaml.data as AnnexFields & AnnexData;
  const { slug, title, pattern, source, introduction } = data;
  const items: readonly AuthoredItem[] = [...readItems(kind, { file, yaml, slug, pattern })];
  return {
    value: {
      kind,
      slug,
      title,
      ...(pattern !== undefined && { pattern }),
      ...(source && { source }),
      ...(introduction !== undefined && {
        introduction: { markdown: introduction.trim(), blocks: parseProse(file, yaml, ['introduction']) },
      }),
      file,
      yaml,
      data: {
        ...(data.checklist && { checklist: true }),
        ...(data.levels && { levels: data.levels }),
        ...(data.columns && { columns: data.columns }),
        ...(data.rows && { rows: data.rows }),
      },
      items,
    },
    diagnostics,
  };
}

interface AnnexFields {
  readonly slug: string;
  readonly title: string;
  readonly pattern?: string;
  readonly source?: SourcePlace;
  readonly introduction?: string;
}

function kindOf(yaml: YamlSource): AnnexKind | undefined {
  const written = (yaml.data as { kind?: unknown } | null)?.kind;
  return ANNEX_KINDS.find((kind) => kind === written);
}

function unknownKind(yaml: YamlSource) {
  const written = (yaml.data as { kind?: unknown } | null)?.kind;
  const kinds = ANNEX_KINDS.map((kind) => `\`${kind}\``).join(', ');
  if (written === undefined) return diagnostic('PL203', { span: yaml.place([]), message: 'missing field `kind`', help: `use ${kinds}` });
  const help = didYouMean(nearest(String(written), ANNEX_KINDS)) ?? `use ${kinds}`;
  return diagnostic('PL204', { span: yaml.place(['kind']), message: `\`kind\` cannot be \`${String(written)}\``, help });
}
