import { join } from 'node:path';
import { isSameEdition, toLedger } from '../../editions/ledger.ts';
import { CannotRun, type Command } from '../command.ts';
import { dateOf } from '../date.ts';
import { graphOf } from '../language.ts';
import { writeFileAtomically } from '../write.ts';

export const freeze: Command = {
  name: 'freeze',
  summary: 'Publish an edition: write down every reference with its words, for good.',
  usage: 'EDITION [DIR] [--date DATE]',
  help: [
    ['EDITION', 'its number, which language.yaml bears: 2031.2'],
    ['DIR', 'the folder that holds language.yaml (patterns)'],
    ['--date DATE', 'the day it is published, YYYY-MM-DD (today, in UTC)'],
    ['', 'Writes DIR/editions/EDITION.json. An edition that was frozen is never written again.'],
  ],
  options: { date: { type: 'string' } },
  positionals: { least: 1, most: 2 },
  run(call) {
    const [number = '', folder = 'patterns'] = call.positionals;
    const issued = dateOf(call);
    const { edition, editions } = graphOf(folder, call);
    if (number !== edition.edition)
      throw new CannotRun(
        `language.yaml bears edition ${edition.edition}; freeze that, or give \`edition\` there the number that you mean`,
      );
    const path = join(folder, 'editions', `${number}.json`);
    const frozen = editions.find((one) => one.edition === number);
    if (frozen && isSameEdition(frozen, edition)) {
      call.out(`${path} was frozen on ${frozen.issued}, and says what the patterns say\n`);
      return 0;
    }
    if (frozen)
      throw new CannotRun(`edition ${number} was frozen on ${frozen.issued} with other words; give language.yaml the next number`);
    writeFileAtomically(path, toLedger({ ...edition, issued }));
    call.out(`froze ${edition.entries.length} references in ${path}\n`);
    return 0;
  },
};
