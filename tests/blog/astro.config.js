import { unified } from '@astrojs/markdown-remark';
import { defineConfig } from 'astro/config';
import remarkReferences from 'pattern-language-compiler/remark';
import language from './scf.json' with { type: 'json' };

const strict = 'STRICT' in process.env;

export default defineConfig({
  markdown: { processor: unified({ remarkPlugins: [[remarkReferences, { language, strict }]] }) },
});
