import { CONTENT_TYPES, CSL_JSON, VOID_PATH } from '../../media-types.ts';
import type { PatternGraph } from '../../model.ts';
import { PREFERENCES, WHOLE_ENDINGS } from './accept.ts';
import { CACHE, HASHED_FOLDER, HEADERS } from './headers.ts';
import { alternates, pagesWithData } from './links.ts';
import { patternOf, type RuleOfMany, rulesOf } from './rules.ts';

/** `.htaccess` for Apache HTTP Server 2.4, in the root of the site: the name of a resource leads to its page or its data, by `Accept`. */
export function toHtaccess(graph: PatternGraph): string {
  const { base, prefix } = graph.language;
  return `# ${base} on Apache HTTP Server 2.4. Generated with the site: the next build writes it anew.
# It stands in the root of its host, under AllowOverride All, with mod_rewrite, mod_setenvif, mod_headers, mod_mime and mod_dir.

Options -Indexes -MultiViews
DirectoryIndex index.html
ErrorDocument 404 /404.html

# Media types.
AddDefaultCharset utf-8
${Object.entries(CONTENT_TYPES)
  .map(([ending, type]) => `AddType "${type}" .${ending}`)
  .join('\n')}
<FilesMatch "\\.${CSL_JSON.ending.replace('.', '\\.')}$">
  ForceType "${CSL_JSON.type}"
</FilesMatch>
<Files "${VOID_PATH.split('/').at(-1)}">
  ForceType "${CONTENT_TYPES.ttl}"
</Files>

# Every answer may be read from other sites; pages load nothing from elsewhere, and are shown in no other.
${Object.entries(HEADERS)
  .map(([name, value]) => `Header always set ${name} "${value}"`)
  .join('\n')}

# What has a hash in its name never changes; all else may with the next edition.
SetEnvIf Request_URI "^${HASHED_FOLDER}" hashed
Header set Cache-Control "${CACHE.default}"
Header set Cache-Control "${CACHE.hashed}" env=hashed

# Pages name their data.
${pagesWithData(graph)
  .map(({ pattern, data }) => `SetEnvIf Request_URI "^${pattern}(?:index\\.html)?$" alternate=${data}`)
  .join('\n')}
Header set Link "${alternates('%{alternate}e').replaceAll('"', '\\"')}" env=alternate

# The form that the Accept header asks for, as the ending of a file; none means the page. The last line that matches decides: what is
# listed with any weight but 0 (first of all what only the whole dataset has), with half or more, with full weight.
${PREFERENCES.toReversed()
  .map(({ pattern, ending }) => `SetEnvIfNoCase Accept "${pattern}" ${ending === 'html' ? '!form' : `form=${ending}`}`)
  .join('\n')}

RewriteEngine On

# A file is served as it is.
RewriteCond %{REQUEST_FILENAME} -f
RewriteRule ^ - [L]

# Each name: its page, unless it is itself the address of one, and its data.
${rulesOf(graph).map(rewriteRule).join('\n')}

# No name that is known: a page, a file, or 404.
RewriteCond %{ENV:data} ^$
RewriteRule ^ - [L]

# The answer depends on the Accept header: See Other (303), to the only file that there is, the whole dataset, the data, or the page.
Header always merge Vary "Accept" env=data
RewriteCond %{ENV:form} .
RewriteCond %{ENV:data} \\.
RewriteRule ^ %{ENV:data} [R=303,L,QSD]
RewriteCond %{ENV:form} ^(?:${WHOLE_ENDINGS.join('|')})$
RewriteRule ^ /data/${prefix.toLowerCase()}.%{ENV:form} [R=303,L,QSD]
RewriteCond %{ENV:form} .
RewriteRule ^ %{ENV:data}.%{ENV:form} [R=303,L,QSD]
RewriteCond %{ENV:page} .
RewriteRule ^ %{ENV:page} [R=303,L,NE,QSD]
`;
}

function rewriteRule(rule: RuleOfMany): string {
  const page = rule.page === undefined ? '' : `E=page:${rule.page},`;
  return `RewriteRule ^${patternOf(rule)}$ - [${page}E=data:${rule.data}]`;
}
