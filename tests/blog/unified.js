import { readFileSync } from 'node:fs';
import rehypeReferences from 'pattern-language-compiler/rehype';
import remarkReferences from 'pattern-language-compiler/remark';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { VFile } from 'vfile';
import language from './scf.json' with { type: 'json' };

const path = 'src/pages/strategy.md';
const raw = { allowDangerousHtml: true };
const processors = {
  remark: unified().use(remarkParse).use(remarkReferences, { language }).use(remarkRehype, raw).use(rehypeStringify, raw),
  rehype: unified().use(remarkParse).use(remarkRehype, raw).use(rehypeReferences, { language }).use(rehypeStringify, raw),
};
const file = await processors[process.argv[2]].process(new VFile({ path, value: readFileSync(path, 'utf8') }));
console.log(JSON.stringify({ html: String(file), messages: file.messages }));
