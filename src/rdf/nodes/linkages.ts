import type { Linkage, Mention, SectionName } from '../../model.ts';
import type { Node } from '../node.ts';
import type { CompactIri } from '../terms.ts';
import type { Context } from './context.ts';

/** The linkage, then its mentions. */
export function* linkageNodes({ source, target, kinds, mentions }: Linkage, { graph, names, expand }: Context): Generator<Node> {
  const id = names.linkage(source, target);
  const nameOf = (mention: Mention) => names.mention(source, target, mention);
  const labels = kinds.map((kind) => graph.language.linkageKinds.find((one) => one.id === kind)?.label ?? kind);
  yield {
    id,
    types: ['pl:Linkage'],
    properties: {
      name: `${source} ${labels.join(', ')} ${target}`,
      linkSource: names.of(source),
      linkTarget: names.of(target),
      linkKind: kinds.map(names.kind),
      mention: mentions.map(nameOf),
    },
  };
  for (const mention of mentions) {
    yield {
      id: nameOf(mention),
      types: ['pl:Mention'],
      properties: {
        section: expand(SECTION_NAMES[mention.section]),
        evidence: mention.text,
        item: mention.item && names.of(mention.item),
        isPartOf: id,
      },
    };
  }
}

const SECTION_NAMES: Readonly<Record<SectionName, CompactIri>> = {
  context: 'pl:contextSection',
  need: 'pl:needSection',
  body: 'pl:bodySection',
  recommendations: 'pl:recommendationsSection',
  linkages: 'pl:linkagesSection',
};
