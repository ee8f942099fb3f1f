import { toChangesPage } from '../../editions/changes-html.ts';
import { toChangesDocument, toChangesJson } from '../../editions/changes-json.ts';
import { toChangesText } from '../../editions/changes-text.ts';
import type { Edition } from '../../model.ts';
import { compareReferences } from '../../reference.ts';
import { CannotRun, type Command } from '../command.ts';
import { formatOf, graphOf } from '../language.ts';

export const diff: Command = {
  name: 'diff',
  summary: 'Say what changed between two editions, or since one.',
  usage: 'EDITION [EDITION] [--in DIR] [--format FORMAT]',
  help: [
    ['EDITION', 'a frozen edition and a later one: 2031.1 2031.2; without the later one, the words as they stand now'],
    ['--in DIR', 'the folder that holds language.yaml (patterns)'],
    ['--format FORMAT', 'text, json, or html: one page that needs no other file (text)'],
    ['', 'Exit status 0: nothing changed; 1: something did; 2: it could not be said.'],
  ],
  options: { in: { type: 'string' }, format: { type: 'string' } },
  positionals: { least: 1, most: 2 },
  run(call) {
    const format = formatOf(call, ['text', 'json', 'html']);
    const [earlier = '', later] = call.positionals;
    const { edition, editions, language } = graphOf(call.options['in'] as string | undefined, call);
    const before = editionNamed(earlier, editions);
    const after = later === undefined ? edition : editionNamed(later, editions);
    if (compareReferences(before.edition, after.edition) > 0)
      throw new CannotRun(`edition ${before.edition} came after ${after.edition}; name the earlier one first`);
    const document = toChangesDocument(before, after);
    if (format === 'json') call.out(toChangesJson(document));
    else if (format === 'html') call.out(toChangesPage(document, language));
    else call.out(toChangesText(document, { color: call.colorOut }));
    return document.changes.length > 0 ? 1 : 0;
  },
};

function editionNamed(number: string, editions: readonly Edition[]): Edition {
  const edition = editions.find((one) => one.edition === number);
  if (edition) return edition;
  const known = editions.map((one) => `\`${one.edition}\``).join(', ');
  throw new CannotRun(`no edition \`${number}\` was frozen; ${known === '' ? 'see `scf freeze --help`' : `the editions are ${known}`}`);
}
