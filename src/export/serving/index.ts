import type { PatternGraph } from '../../model.ts';
import { toHtaccess } from './apache.ts';
import { toHeaders, toRedirects } from './hosts.ts';
import { toNginx } from './nginx.ts';
import { toW3id } from './w3id.ts';

/** What web servers and hosts need to know to serve the site and its data, file by file. */
export function servingFiles(graph: PatternGraph) {
  const w3id = toW3id(graph);
  const file = (path: string, title: string, write: (graph: PatternGraph) => string) => ({ path, title, text: () => write(graph) });
  return [
    file('.htaccess', 'for Apache HTTP Server', toHtaccess),
    file('data/nginx.conf', 'for nginx', toNginx),
    file('_redirects', 'for Netlify and Cloudflare Pages: names', toRedirects),
    file('_headers', 'for Netlify and Cloudflare Pages: media types', toHeaders),
    ...(w3id === undefined
      ? []
      : [
          file('data/w3id/htaccess.txt', `for a pull request to w3id.org: ${w3id.name}/.htaccess`, () => w3id.htaccess),
          file('data/w3id/README.md', `for a pull request to w3id.org: ${w3id.name}/README.md`, () => w3id.readme),
        ]),
  ];
}
