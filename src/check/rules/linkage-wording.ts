import type { Rule } from '../rule.ts';

/**
 * Compares a declared kind with the sentences that name the target, by the cues that `language.yaml` gives for each kind.
 *
 * Only sentences that name no other pattern are read, since in those the cue can belong to nothing else.
 */
export const linkageWording: Rule = {
  code: 'PL412',
  *check({ language, patterns, occurrences }) {
    const known = new Set(language.linkageKinds.map(({ id }) => id));
    const cues = language.linkageKinds.flatMap(({ id, cues }) => (cues ?? []).map((cue) => ({ kind: id, cue: cue.toLowerCase() })));
    const written = Map.groupBy(
      occurrences.filter(({ section, inData }) => section && !inData),
      ({ pattern }) => pattern,
    );
    for (const { ref, declared, frontmatter } of patterns) {
      const mentions = written.get(ref) ?? [];
      for (const { target, kinds } of declared) {
        const sentences = mentions.filter((one) => one.target?.pattern === target).map(({ sentence }) => sentence);
        const alone = sentences.filter((sentence) =>
          mentions.every((one) => one.sentence !== sentence || (one.target && (one.target.pattern ?? target) === target)),
        );
        const cued = alone.flatMap((sentence) => cues.filter(({ cue }) => sentence.toLowerCase().includes(cue)));
        const [first] = cued;
        if (!first || !frontmatter || !kinds.every((kind) => known.has(kind)) || cued.some(({ kind }) => kinds.includes(kind))) continue;
        yield {
          span: frontmatter.place(['linkages', target]),
          message: `the linkage to \`${target}\` is declared as \`${kinds.join(', ')}\`, but its sentence says "${first.cue}"`,
          help: `declare \`${first.kind}\`, or say it differently`,
        };
      }
    }
  },
};
