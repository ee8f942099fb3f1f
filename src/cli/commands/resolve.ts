import type { PatternGraph } from '../../model.ts';
import { type Found, isItem, problemOf, resolveReference } from '../../resolve.ts';
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
    if (format === 'json')
      call.out(`${JSON.stringify(resolution.status === 'unknown' ? resolution : recordOf(resolution, graph), null, 2)}\n`);
    else if (resolution.status === 'unknown') call.err(`scf: ${problemOf(spelling, resolution)}\n`);
    else call.out(textOf(resolution, graph));
    return resolution.status === 'current' ? 0 : 1;
  },
};

function recordOf({ status, bearer, asked }: Found, graph: PatternGraph) {
  const { ref, title, iri, url } = bearer;
  return {
    status,
    ref,
    kind: isItem(bearer) ? bearer.kind : 'pattern',
    ...(title !== undefined && { title }),
    wording: wordsOf(bearer, graph).join('\n\n'),
    ...(isItem(bearer) && { fingerprint: bearer.fingerprint }),
    edition: graph.language.edition,
    asked,
    iri,
    url,
  };
}

function textOf({ status, bearer, asked, thisEdition }: Found, graph: PatternGraph): string {
  const { ref, title, iri, url } = bearer;
  const { edition } = graph.language;
  const facts = [
    ['status', `${status}${REASONS[status]}`],
    ['edition', thisEdition ? edition : `${edition}; ${asked.edition} was asked for, whose wording is not at hand`],
    ...(isItem(bearer) ? [['fingerprint', bearer.fingerprint]] : []),
    ['name', iri],
    ['address', url],
  ];
  return `${[
    [ref, title].filter(Boolean).join('  '),
    isItem(bearer) ? kindOf(graph, bearer) : 'pattern',
    facts.map(([name = '', fact]) => `${name.padEnd('fingerprint'.length)}  ${fact}`).join('\n'),
    ...wordsOf(bearer, graph),
  ].join('\n\n')}\n`;
}

const REASONS: Readonly<Record<Found['status'], string>> = {
  current: '',
  reworded: ': the wording is not the one that was cited',
  withdrawn: ': its pattern is no longer in force',
  unpinned: ': a pattern has no fingerprint, only its items have',
};

/** A pattern is told by its need. */
function wordsOf(bearer: Found['bearer'], graph: PatternGraph): readonly string[] {
  return isItem(bearer) ? wordingOf(graph, bearer) : [bearer.sections.need.text];
}
