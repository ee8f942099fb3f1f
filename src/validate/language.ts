import { diagnostic } from '../diagnostics.ts';
import type { Introduction, LinkageKind, Outcome, PatternLanguage, SourceFile, YamlSource } from '../model.ts';
import { parseProse } from '../parse/prose.ts';
import { validateSchema } from './schema.ts';

export interface Frame {
  readonly language: PatternLanguage;
  readonly languageSource: YamlSource;
  readonly introductions: readonly Introduction[];
}

/** The frame of the language, or undefined when it does not fit its schema. */
export function readLanguage(file: SourceFile, yaml: YamlSource): Outcome<Frame | undefined> {
  const diagnostics = validateSchema('language', yaml);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const data = yaml.data as LanguageData;
  if (!isLanguageTag(data.language)) {
    const message = `\`${data.language}\` is no language tag`;
    return {
      value: undefined,
      diagnostics: [diagnostic('PL204', { span: yaml.place(['language']), message, help: 'write one of BCP 47, such as `en-GB`' })],
    };
  }
  const linkageKinds = Object.entries(data.linkageKinds).map(([id, kind]) => ({ ...kind, id }));
  const map = data.map ?? data.components.map((component) => [component.id]);
  const language = { ...data, groups: data.groups ?? [], map, linkageKinds };

  const introductions = (['components', 'groups'] as const).flatMap((list) =>
    language[list].flatMap(({ id, introduction }, index): Introduction[] =>
      introduction === undefined
        ? []
        : [{ id, markdown: introduction.trim(), blocks: parseProse(file, yaml, [list, index, 'introduction']) }],
    ),
  );
  return { value: { language, languageSource: yaml, introductions }, diagnostics };
}

type Optional = 'groups' | 'map';
interface LanguageData extends Omit<PatternLanguage, 'linkageKinds' | Optional>, Partial<Pick<PatternLanguage, Optional>> {
  readonly linkageKinds: Readonly<Record<string, Omit<LinkageKind, 'id'>>>;
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
