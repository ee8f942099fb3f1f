// Compares the citations that pandoc has read with the graph. Usage: cite.mjs SITE WORK: the folder of the site, and that of what pandoc read.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [site, work] = process.argv.slice(2);
const [bib] = readdirSync(join(site, 'data')).filter((name) => name.endsWith('.bib'));
const { language, edition, editions, patterns, items } = read(join(site, 'data', bib.replace(/bib$/, 'json')));
const day = editions
  ?.find((one) => one.edition === edition)
  ?.issued.split('-')
  .map(Number) ?? [Number.parseInt(edition, 10)];
const byAddress = new Map([...patterns, ...Object.values(items)].map((one) => [one.iri, one]));

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Pandoc curls quotation marks, and marks what keeps its capitals. */
function plain(text) {
  return text
    .replace(/<\/?span[^>]*>/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ');
}

/** Whether a citation says of what its address names the reference, the title or the first words, the book, the edition and its day; BibTeX has the year alone. */
function checkCitation(citation, from) {
  const { URL: iri, title, edition: cited, issued } = citation;
  const said = plain(title);
  assert.equal(cited, edition, from);
  assert.deepEqual(issued['date-parts'], [from.endsWith('.csljson') ? day : day.slice(0, 1)], from);
  if (iri === language.base) return assert.equal(said, plain(language.title), from);
  const { ref, title: own, text } = byAddress.get(iri) ?? assert.fail(`${from}: nothing has the address ${iri}`);
  const words = said.replace(`[${ref}] `, '');
  assert.notEqual(words, said, `${from}: ${said} lacks its reference`);
  if (own === undefined) assert.ok(plain(text).startsWith(words.replace(/ …$/, '')), `${from}: ${said} is not how ${ref} begins`);
  else assert.equal(words, plain(own), from);
  assert.equal(plain(citation['container-title']), plain(language.title), from);
  assert.ok(citation.id.endsWith(`-${ref}`), `${from}: ${citation.id}`);
}

let count = 0;
for (const name of readdirSync(work).filter((one) => /\.(?:bibtex|biblatex|csljson)$/.test(one))) {
  const citations = read(join(work, name));
  for (const citation of citations) checkCitation(citation, name);
  assert.equal(new Set(citations.map(({ id }) => id)).size, citations.length, `${name}: a key stands twice`);
  if (name.startsWith(`${bib}.`)) assert.equal(citations.length, byAddress.size + 1, name);
  count += citations.length;
}
assert.equal(readdirSync(work).filter((name) => name.endsWith('.csljson')).length, patterns.length);
const references = readFileSync(join(work, 'references.txt'), 'utf8');
for (const { iri } of byAddress.values()) assert.ok(references.includes(iri), `pandoc's references lack ${iri}`);
process.stdout.write(`cite: pandoc reads ${count} citations right, and finds ${byAddress.size + 1} by their keys\n`);
