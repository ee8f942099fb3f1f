import { readFileSync } from 'node:fs';
import { evaluate } from '@mdx-js/mdx';
import remarkReferences from 'pattern-language-compiler/remark';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import language from './scf.json' with { type: 'json' };

const node = (name, { children = [], ...properties }) => {
  if (typeof name === 'function') return name({ children, ...properties });
  const nodes = [children].flat().map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child));
  return name === 'fragment' ? { type: 'root', children: nodes } : { type: 'element', tagName: name, properties, children: nodes };
};
const runtime = { Fragment: 'fragment', jsx: node, jsxs: node };

const markdown = readFileSync('src/pages/strategy.md', 'utf8');
const { default: content } = await evaluate(markdown, { ...runtime, remarkPlugins: [[remarkReferences, { language }]] });
console.log(JSON.stringify({ html: unified().use(rehypeStringify).stringify(content({})) }));
