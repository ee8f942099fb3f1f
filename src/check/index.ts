import { diagnostic, hasErrors } from '../diagnostics.ts';
import type { Diagnostic, Linked } from '../model.ts';
import type { Rule } from './rule.ts';
import { annexTarget } from './rules/annex-target.ts';
import { duplicateReference } from './rules/duplicate-reference.ts';
import { editionBehind } from './rules/edition-behind.ts';
import { editionNote } from './rules/edition-note.ts';
import { editionUnchanged } from './rules/edition-unchanged.ts';
import { fileName } from './rules/file-name.ts';
import { itemUnlabelled } from './rules/item-unlabelled.ts';
import { labelOrder } from './rules/label-order.ts';
import { labelRepeated } from './rules/label-repeated.ts';
import { linkageSuspect } from './rules/linkage-suspect.ts';
import { linkageTarget } from './rules/linkage-target.ts';
import { linkageUndeclared } from './rules/linkage-undeclared.ts';
import { linkageUnmentioned } from './rules/linkage-unmentioned.ts';
import { linkageUnreviewed } from './rules/linkage-unreviewed.ts';
import { linkageWording } from './rules/linkage-wording.ts';
import { needLength } from './rules/need-length.ts';
import { orphanPattern } from './rules/orphan-pattern.ts';
import { patternOrder } from './rules/pattern-order.ts';
import { referenceLabel } from './rules/reference-label.ts';
import { referenceReused } from './rules/reference-reused.ts';
import { referenceVanished } from './rules/reference-vanished.ts';
import { sectionEmpty } from './rules/section-empty.ts';
import { sectionMissing } from './rules/section-missing.ts';
import { sectionOrder } from './rules/section-order.ts';
import { sectionRepeated } from './rules/section-repeated.ts';
import { sectionUnknown } from './rules/section-unknown.ts';
import { selfLinkage } from './rules/self-linkage.ts';
import { textBeforeSections } from './rules/text-before-sections.ts';
import { unknownAnnex } from './rules/unknown-annex.ts';
import { unknownLinkageKind } from './rules/unknown-linkage-kind.ts';
import { unknownName } from './rules/unknown-name.ts';
import { unknownReference } from './rules/unknown-reference.ts';
import { unknownWork } from './rules/unknown-work.ts';
import { unpairedBracket } from './rules/unpaired-bracket.ts';
import { unsafeLink } from './rules/unsafe-link.ts';
import { unsupportedMarkdown } from './rules/unsupported-markdown.ts';

/** Every rule, in the order of its code. */
const RULES: readonly Rule[] = [
  fileName,
  duplicateReference,
  unknownName,
  unknownLinkageKind,
  patternOrder,
  sectionMissing,
  sectionUnknown,
  sectionRepeated,
  sectionOrder,
  sectionEmpty,
  needLength,
  itemUnlabelled,
  labelRepeated,
  labelOrder,
  textBeforeSections,
  unsupportedMarkdown,
  unsafeLink,
  unknownReference,
  unknownWork,
  referenceLabel,
  selfLinkage,
  linkageUndeclared,
  linkageUnmentioned,
  linkageTarget,
  orphanPattern,
  unknownAnnex,
  annexTarget,
  unpairedBracket,
  linkageWording,
  referenceVanished,
  referenceReused,
  editionNote,
  editionBehind,
];

/** Those on words that have changed: a mistake may have changed them, and is mended first. */
const RULES_ON_CHANGES: readonly Rule[] = [editionUnchanged, linkageSuspect, linkageUnreviewed];

/** Run every rule over the linked language. */
export function check(linked: Linked): readonly Diagnostic[] {
  const diagnostics = findingsOf(RULES, linked);
  return hasErrors(diagnostics) ? diagnostics : [...diagnostics, ...findingsOf(RULES_ON_CHANGES, linked)];
}

function findingsOf(rules: readonly Rule[], linked: Linked): readonly Diagnostic[] {
  return rules.flatMap(({ code, check }) => [...check(linked)].map((finding) => diagnostic(code, finding)));
}
