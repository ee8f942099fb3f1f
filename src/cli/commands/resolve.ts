import { redlineLines } from '../../editions/changes-text.ts';
import { redline } from '../../editions/redline.ts';
import type { PatternGraph } from '../../model.ts';
import { printable } from '../../printable.ts';
import { referenceKey } from '../../reference.ts';
import {
  bearerOf,
  entriesByKey,
  isItem,
  problemOf,
  type Resolution,
  resolveReference,
  type Standing,
  type Withdrawn,
  wordingsThenAndNow,
} from '../../resolve.ts';
import { kindOf, wordingOf } from '../bearer.ts';
import type { Command } from '../command.ts';
import { formatOf, graphOf } from '../language.ts';

export const resolve: Command = {
  name: 'resolve',
  summary: 'Say what a citation leads to, and whether it still says what was cited.',
  usage: 'SPELLING [DIR] [--format FORMAT]',
  help: [
    ['SPELLING', 'a reference in any spelling, with an edition and a fingerprint or without: "GDN:2031.2 [POND] a) 2)#1f2e3d4c"'],
    ['DIR', 'the folder that holds language.yaml (patterns)'],
    ['--format FORMAT', 'text or json (text)'],
    ['', 'A fingerprint is the first 8 or more digits of that of the wording. Exit status 0: current; 1: anything else.'],
  ],
  options: { format: { type: 'string' } },
  positionals: { least: 1, most: 2 },
  run(call) {
    const format = formatOf(call, ['text', 'json']);
    const [spelling = '', folder] = call.positionals;
    const graph = graphOf(folder, call);
    const resolution = resolveReference(spelling, graph);
    if (format === 'json') call.out(`${JSON.stringify(recordOf(resolution, graph), null, 2)}\n`);
    else if (resolution.status === 'unknown') call.err(`scf: ${problemOf(spelling, resolution)}\n`);
    else call.out(textOf(resolution, graph));
    return resolution.status === 'current' ? 0 : 1;
  },
};

function recordOf(resolution: Resolution, graph: PatternGraph) {
  if (resolution.status === 'unknown') return resolution;
  const { status, asked, ref } = resolution;
  const bearer = bearerOf(ref ?? '', graph);
  const { then, now } = wordingsThenAndNow(resolution, graph);
  return {
    status,
    ...(bearer && {
      ref: bearer.ref,
      kind: isItem(bearer) ? bearer.kind : 'pattern',
      ...(bearer.title !== undefined && { title: bearer.title }),
      wording: now,
      fingerprint: bearer.fingerprint,
      edition: graph.language.edition,
      iri: bearer.iri,
      url: bearer.url,
    }),
    ...('successors' in resolution && { replacedBy: resolution.successors, why: resolution.why ?? null }),
    asked,
    ...(then && { cited: then, ...(now !== undefined && then.wording !== now && { redline: redline(then.wording, now) }) }),
  };
}

function textOf(resolution: Standing | Withdrawn, graph: PatternGraph): string {
  const { status, asked, ref } = resolution;
  const bearer = bearerOf(ref ?? '', graph);
  const { then, now } = wordingsThenAndNow(resolution, graph);
  const isReworded = status === 'reworded' && then !== undefined && now !== undefined;
  const facts = [
    ['status', [status, reasonOf(resolution, graph)].filter(Boolean).join(': ')],
    ['edition', bearer ? graph.language.edition : (then?.edition ?? asked.edition)],
    ['fingerprint', bearer?.fingerprint],
    ['name', bearer?.iri],
    ['address', bearer?.url],
  ].flatMap(([name = '', fact]) => (fact === undefined ? [] : [`${name.padEnd('fingerprint'.length)}  ${fact}`]));
  const words = bearer ? (isItem(bearer) ? wordingOf(graph, bearer) : [bearer.sections.need.text]) : then ? [printable(then.wording)] : [];
  return `${[
    [bearer?.ref ?? asked.ref, bearer?.title].filter(Boolean).join('  '),
    ...(bearer ? [isItem(bearer) ? kindOf(graph, bearer) : 'pattern'] : []),
    facts.join('\n'),
    ...(isReworded ? [redlineLines(redline(then.wording, now)).join('\n')] : words),
  ].join('\n\n')}\n`;
}

function reasonOf(resolution: Standing | Withdrawn, graph: PatternGraph): string {
  const { asked, cited } = resolution;
  switch (resolution.status) {
    case 'current':
      return '';
    case 'moved':
      return sentences(`${asked.ref} is ${resolution.ref} now, in the same words`, resolution.why);
    case 'reworded':
      return cited === undefined
        ? sentences(`no edition at hand has words with the fingerprint ${asked.fingerprint}`, fingerprintsOf(asked.ref, graph))
        : `other words than in edition ${cited.edition}, in it or in what stands below it`;
    case 'unpinned':
      return graph.editions.some(({ edition }) => edition === asked.edition)
        ? `edition ${asked.edition} did not have it`
        : sentences(`edition ${asked.edition} is not at hand`, editionsOf(graph));
    case 'withdrawn': {
      const { successors, why } = resolution;
      const fate = successors.length > 1 ? 'split into' : 'replaced by';
      return sentences(successors.length > 0 ? `${fate} ${successors.join(', ')}` : 'no longer in force', why);
    }
  }
}

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.flatMap((part) => (part === undefined ? [] : [printable(part).replace(/[.\s]+$/, '')])).join('. ');
}

function editionsOf({ editions }: PatternGraph): string | undefined {
  return editions.length === 0 ? undefined : `These are: ${editions.map(({ edition }) => edition).join(', ')}`;
}

/** The fingerprints that something had, edition by edition, by their beginnings. */
function fingerprintsOf(ref: string, graph: PatternGraph): string {
  const had = [...graph.editions, graph.edition].flatMap((edition) => {
    const entry = entriesByKey(edition).get(referenceKey(ref));
    return entry ? [`${edition.edition} has ${entry.fingerprint.slice(0, 8)}`] : [];
  });
  return `Edition ${[...new Set(had)].join(', ')}`;
}
