// Mutants of a dataset for a SHACL engine outside, and what it has to say of them.
// Usage: shacl.mjs write DIR   writes shapes and mutants: shapes.ttl with core.ttl, shapes-sparql.ttl with sparql.ttl
//        shacl.mjs read DIR    checks the reports on them: core-report.ttl, sparql-report.ttl
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, Store, Writer } from 'n3';
import { toQuads } from '../../src/index.ts';
import { toShapes } from '../../src/rdf/shapes.ts';
import { fullGarden } from '../../tests/full-garden.ts';
import { coreMutants, mutated, SPARQL_MUTANTS } from '../../tests/shape-mutants.ts';

const [task, folder] = process.argv.slice(2);
const SH = 'http://www.w3.org/ns/shacl#';
const garden = fullGarden();
const { base } = garden.language;
const quads = [...toQuads(garden)];
const [core, sparql] = ['shapes', 'shapes-sparql'].map((name) => toShapes(readFileSync(`schema/${name}.ttl`, 'utf8'), base));
const mutants = coreMutants(core, quads, base);

if (task === 'write') {
  write('shapes.ttl', core);
  write('shapes-sparql.ttl', sparql);
  write('core.ttl', toTurtle(mutants.flatMap((mutant) => mutant.quads)));
  write('sparql.ttl', toTurtle(mutated(quads, SPARQL_MUTANTS, base)));
} else {
  const inCore = resultsIn('core-report.ttl', ['sourceShape', 'sourceConstraintComponent', 'focusNode']);
  const missed = mutants.filter(
    ({ shape, parameter, focus }) => !inCore.has([shape, `${SH}${parameter}ConstraintComponent`, nameOf(focus)].join(' ').toLowerCase()),
  );
  const messages = new Store(new Parser().parse(sparql));
  const inSparql = resultsIn('sparql-report.ttl', ['resultMessage', 'focusNode']);
  const missedBySparql = SPARQL_MUTANTS.filter(({ constraint, focus }) => {
    const [message] = messages.getObjects(`${base}shapes#${constraint}-query`, `${SH}message`, null);
    return !inSparql.has([message?.value, base + focus].join(' ').toLowerCase());
  });
  for (const { shape, parameter, target } of missed)
    process.stderr.write(`shacl: not reported: sh:${parameter} of ${shape} on a ${target}\n`);
  for (const { constraint } of missedBySparql) process.stderr.write(`shacl: not reported: ${constraint}\n`);
  if (missed.length + missedBySparql.length > 0) process.exit(1);
  process.stdout.write(`shacl: ${mutants.length} mutants of Core and ${SPARQL_MUTANTS.length} of SPARQL are reported\n`);
}

/** Some properties of each validation result. */
function resultsIn(name, properties) {
  const report = new Store(new Parser().parse(readFileSync(join(folder, name), 'utf8')));
  const textOf = (result, property) => nameOf(report.getObjects(result, SH + property, null)[0]?.value ?? '');
  const results = report.getSubjects(`${SH}resultSeverity`, null, null);
  return new Set(
    results.map((result) =>
      properties
        .map((property) => textOf(result, property))
        .join(' ')
        .toLowerCase(),
    ),
  );
}

/** Engines name blank nodes as they like. */
function nameOf(term) {
  return /^[a-z]+:/.test(term) || term.includes(' ') ? term : 'a blank node';
}

function toTurtle(triples) {
  const writer = new Writer();
  writer.addQuads(triples);
  let text = '';
  writer.end((error, result) => {
    if (error) throw error;
    text = result;
  });
  return text;
}

function write(name, text) {
  writeFileSync(join(folder, name), text);
}
