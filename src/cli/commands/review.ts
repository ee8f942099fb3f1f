import { join } from 'node:path';
import { redlineLines } from '../../editions/changes-text.ts';
import { redline } from '../../editions/redline.ts';
import type { PatternGraph } from '../../model.ts';
import { didYouMean, nearest } from '../../nearest.ts';
import { forbiddenInText } from '../../parse/characters.ts';
import { printableLine } from '../../printable.ts';
import { bearerOf, isItem, problemOf, resolveReference } from '../../resolve.ts';
import { toReviewsFile, withReviews } from '../../reviews/record.ts';
import { type LinkageStanding, standingsOf } from '../../reviews/standing.ts';
import { type Call, CannotRun, type Command } from '../command.ts';
import { dateOf } from '../date.ts';
import { graphOf } from '../language.ts';
import { writeFileAtomically } from '../write.ts';

export const review: Command = {
  name: 'review',
  summary: 'List the linkages whose target has changed since they were reviewed, or record that they hold.',
  usage: '[SOURCE [TARGET]] [--why TEXT] [--all] [--in DIR] [--date DATE]',
  help: [
    ['SOURCE', 'the pattern that declares the linkage, in any spelling of its reference'],
    ['TARGET', 'the pattern that it leads to'],
    ['--why TEXT', 'record a review: why the linkage holds, given what its target needs and recommends now'],
    ['--all', 'record it of every linkage, or every one of SOURCE, that is suspect or unreviewed'],
    ['--in DIR', 'the folder that holds language.yaml (patterns)'],
    ['--date DATE', 'the day of the review, YYYY-MM-DD (today, in UTC)'],
    ['', 'Writes DIR/reviews.json, and only with --why. Without, exit status 0: all are reviewed; 1: some are not.'],
  ],
  options: { why: { type: 'string' }, all: { type: 'boolean' }, in: { type: 'string' }, date: { type: 'string' } },
  positionals: { least: 0, most: 2 },
  run(call) {
    const { options, positionals } = call;
    const folder = (options['in'] as string | undefined) ?? 'patterns';
    const date = dateOf(call);
    const why = whyOf(call);
    if (why !== undefined && (positionals.length === 2) === (options['all'] === true))
      throw new CannotRun('name the linkage that was reviewed, SOURCE TARGET, or say `--all`');
    const graph = graphOf(folder, call);
    const named = namedBy(positionals, graph);
    if (why === undefined) return list(named, graph, call);

    const path = join(folder, 'reviews.json');
    const isRecorded = ({ status, last }: LinkageStanding) =>
      status === 'reviewed' && (options['all'] || (last?.date === date && last.why === why));
    const reviewed = named.filter((standing) => !isRecorded(standing));
    call.out(reviewed.map((standing) => textOf(standing)).join(''));
    if (reviewed.length > 0) writeFileAtomically(path, toReviewsFile(withReviews(graph.reviews, reviewed, { date, why })));
    call.out(`recorded ${reviewed.length} review${reviewed.length === 1 ? '' : 's'} in ${path}\n`);
    return 0;
  },
};

/** What is said with `--why`, on one line; undefined when nothing is to be recorded. */
function whyOf({ options }: Call): string | undefined {
  const { why } = options;
  if (why === undefined && options['all']) throw new CannotRun('say why the linkages hold, with `--why "…"`');
  if (typeof why !== 'string') return undefined;
  const line = why.replace(/\s+/g, ' ').trim();
  const [forbidden] = forbiddenInText({ path: '', text: line });
  if (forbidden) throw new CannotRun(`\`--why\` cannot be recorded: ${forbidden.message}`);
  if (line === '') throw new CannotRun('`--why` says nothing; give the reason in a sentence');
  return line;
}

/** The linkages that are meant: one, those of a pattern, or all. */
function namedBy([source, target]: readonly string[], graph: PatternGraph): readonly LinkageStanding[] {
  const { linkages, edition, reviews } = graph;
  const needs = new Map(graph.patterns.map(({ ref, sections }) => [ref, sections.need.text]));
  const standings = standingsOf({ linkages, needs, entries: edition.entries, reviews });
  if (source === undefined) return standings;
  const from = patternNamed(source, graph);
  const declared = standings.filter((one) => one.source === from);
  if (target === undefined) return declared;
  const to = patternNamed(target, graph);
  const standing = declared.find((one) => one.target === to);
  if (standing) return [standing];
  const targets = declared.map((one) => one.target);
  const isDeclaredBack = linkages.some((one) => one.source === to && one.target === from);
  const help = isDeclaredBack
    ? `\`${to}\` declares one to \`${from}\``
    : (didYouMean(nearest(to, targets)) ?? `it declares linkages to ${targets.map((one) => `\`${one}\``).join(', ') || 'nothing'}`);
  throw new CannotRun(`\`${from}\` declares no linkage to \`${to}\`; ${help}`);
}

function patternNamed(spelling: string, graph: PatternGraph): string {
  const bearer = bearerOf(spelling, graph);
  if (!bearer) throw new CannotRun(problemOf(spelling, resolveReference(spelling, graph)));
  if (!isItem(bearer)) return bearer.ref;
  throw new CannotRun(
    [`\`${bearer.ref}\` is no pattern, and linkages join patterns`, didYouMean(bearer.pattern === undefined ? [] : [bearer.pattern])]
      .filter(Boolean)
      .join('; '),
  );
}

/** Print what is suspect or unreviewed; one linkage alone however it stands, with the words to be read. */
function list(standings: readonly LinkageStanding[], graph: PatternGraph, { out, positionals }: Call): number {
  const isOne = positionals.length === 2;
  const open = standings.filter(({ status }) => status !== 'reviewed');
  const counts = STATUSES.map((status) => `${standings.filter((one) => one.status === status).length} ${status}`).join(', ');
  const how = isOne && open.length > 0 ? '; to record a review, add `--why "…"`' : '';
  const shown = isOne ? standings.map((standing) => textOf(standing, graph)) : open.map((standing) => textOf(standing));
  out(`${shown.join('')}${counts}${how}\n`);
  return open.length > 0 ? 1 : 0;
}

const STATUSES: readonly LinkageStanding['status'][] = ['suspect', 'unreviewed', 'reviewed'];

/**
 * How a linkage stands, with what changed since its last review.
 *
 * @param graph When given, the sentences that declare the linkage stand there too, and, if it was never reviewed, all words to be read
 */
function textOf({ source, target, status, last, wording }: LinkageStanding, graph?: PatternGraph): string {
  const standing = last ? `${status === 'suspect' ? 'suspect, ' : ''}reviewed ${last.date}: ${printableLine(last.why)}` : status;
  const linkage = graph?.linkages.find((one) => one.source === source && one.target === target);
  const labelOf = (kind: string) => graph?.language.linkageKinds.find(({ id }) => id === kind)?.label ?? kind;
  const said = linkage?.mentions.map(({ text }) => printableLine(`“${text}”`)) ?? [];
  const declared = linkage ? [`${source} ${linkage.kinds.map(labelOf).join(', ')} ${target}:`, ...said, ''] : [];
  const read = graph ? [`${target} needs and recommends:`, ...wording.split('\n').map(printableLine)] : [];
  const words = !last ? read : status === 'suspect' ? redlineLines(redline(last.wording, wording)) : [];
  const lines = [`${source} → ${target}  ${standing}`, ...[...declared, ...words].map((line) => `  ${line}`.trimEnd())];
  return `${lines.join('\n').trimEnd()}\n${lines.length > 1 ? '\n' : ''}`;
}
