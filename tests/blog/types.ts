import { compile, type PatternGraph, toDocument } from 'pattern-language-compiler';
import rehypeReferences from 'pattern-language-compiler/rehype';
import remarkReferences, { type ReferenceOptions } from 'pattern-language-compiler/remark';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import language from './scf.json' with { type: 'json' };

const options: ReferenceOptions = { language, site: '/scf', strict: true };
export const processor = unified().use(remarkParse).use(remarkReferences, options).use(remarkRehype).use(rehypeReferences, options);

export function optionsOf(graph: PatternGraph): ReferenceOptions[] {
  return [{ language: graph }, { language: toDocument(graph) }];
}

export const outcome: PatternGraph | undefined = compile([]).value;
