import { CITATION_FORMATS, cite, isUnpublished } from '../../cite/index.ts';
import { STYLES, type Style } from '../../cite/styles.ts';
import { type Call, CannotRun, type Command } from '../command.ts';
import { choiceOf, formatOf, graphOf } from '../language.ts';
import { readText } from '../read.ts';

const FORMATS = Object.keys(CITATION_FORMATS) as (keyof typeof CITATION_FORMATS)[];
const STYLE_NAMES = Object.keys(STYLES) as Style[];

export const citeItems: Command = {
  name: 'cite',
  summary: 'Print how to cite the language, patterns and items.',
  usage: '[REF…] [--file FILE] [--in DIR] [--format FORMAT] [--style STYLE] [--fingerprint]',
  help: [
    ['REF', 'a reference in any spelling, or an address; the prefix alone is the language; - reads a list from standard input'],
    ['', 'With an edition, or the fingerprint of words that have changed since, the words of that edition are cited.'],
    ['--file FILE', 'cite a list of references too, one a line'],
    ['--in DIR', 'the folder that holds language.yaml (patterns)'],
    ['--format FORMAT', `${FORMATS.join(', ')} (text)`],
    ['--style STYLE', `of text, html and markdown: ${STYLE_NAMES.join(', ')} (harvard)`],
    ['--fingerprint', 'name the wording of each too, by the beginning of its fingerprint'],
    ['', 'Nothing is printed unless each reference is known. What is named twice is cited once.'],
  ],
  options: {
    file: { type: 'string' },
    in: { type: 'string' },
    format: { type: 'string' },
    style: { type: 'string' },
    fingerprint: { type: 'boolean' },
  },
  positionals: { least: 0, most: Number.POSITIVE_INFINITY },
  run(call) {
    const { options } = call;
    const format = formatOf(call, FORMATS);
    const style = choiceOf(call, 'style', STYLE_NAMES);
    if (options['style'] !== undefined && !STYLED.includes(format))
      throw new CannotRun(`\`${format}\` has no style; the styles are for text`);
    const spellings = spellingsOf(call);
    if (spellings.length === 0) throw new CannotRun(`there is no reference to cite; usage: scf cite ${citeItems.usage}`);
    const graph = graphOf(options['in'] as string | undefined, call);
    const cited = spellings.map((spelling) => cite(spelling, graph, { fingerprint: options['fingerprint'] === true }));
    const problems = cited.flatMap((one) => ('problem' in one ? [one.problem] : []));
    if (problems.length > 0) {
      call.err(problems.map((problem) => `scf: ${problem}\n`).join(''));
      return 1;
    }
    const found = cited.flatMap((one) => ('citation' in one ? [one] : []));
    const citations = [...new Map(found.map(({ citation }) => [citation.key, citation])).values()];
    const unpublished = citations.filter((citation) => isUnpublished(citation, graph));
    const notes = new Set([
      ...found.flatMap(({ note }) => note ?? []),
      ...unpublished.map(({ edition }) => `edition ${edition} is not published yet, and its words may change`),
    ]);
    call.err([...notes].map((note) => `scf: ${note}\n`).join(''));
    call.out(CITATION_FORMATS[format](citations, style));
    return 0;
  },
};

const STYLED: readonly string[] = ['text', 'html', 'markdown'];

function spellingsOf({ positionals, options }: Call): readonly string[] {
  const file = options['file'] as string | undefined;
  return [
    ...positionals.flatMap((written) => (written === '-' ? linesOf(readText(process.stdin.fd, 'standard input')) : [written])),
    ...(file === undefined ? [] : linesOf(readText(file))),
  ];
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}
