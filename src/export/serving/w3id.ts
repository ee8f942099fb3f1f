import type { PatternGraph } from '../../model.ts';

/** A folder of https://github.com/perma-id/w3id.org, as text. */
export interface W3idFolder {
  readonly name: string;
  readonly htaccess: string;
  readonly readme: string;
}

/**
 * The folder that makes a base IRI at w3id.org lead to the site, for a pull request by a person, who puts the site's host in place of
 * `SITE` and their name in place of `MAINTAINER`. Undefined for a base elsewhere.
 *
 * The redirects leave the choice between page and data to the site, so that no new edition needs another pull request.
 */
export function toW3id({ language, patterns }: PatternGraph): W3idFolder | undefined {
  const { base } = language;
  const [, name] = /^https?:\/\/w3id\.org\/(.+)\/$/.exec(base) ?? [];
  if (name === undefined) return undefined;
  return {
    name,
    htaccess: `# ${base} and everything below it leads to the same path of https://SITE/
# Contact: see README.md
Options -MultiViews
Header always set Access-Control-Allow-Origin "*"
RewriteEngine On
RewriteRule ^(.*)$ https://SITE/$1 [R=302,L]
`,
    readme: `# ${oneLine(language.title)}

${oneLine(language.summary)}

- Permanent names: <${base}>, and everything below it, such as ${patterns
      .slice(0, 3)
      .map(({ iri }) => `<${iri}>`)
      .join(', ')}
- Vocabulary: <${base}ns>
- They lead to <https://SITE/>, which answers with pages or RDF by the \`Accept\` header.

Contact: MAINTAINER
`,
  };
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
