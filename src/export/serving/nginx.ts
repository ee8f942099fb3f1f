import { CONTENT_TYPES, CSL_JSON, VOID_PATH } from '../../media-types.ts';
import type { PatternGraph } from '../../model.ts';
import { DATA_ENDINGS, PREFERENCES, WHOLE_ENDINGS } from './accept.ts';
import { CACHE, HASHED_FOLDER, HEADERS } from './headers.ts';
import { alternates, pagesWithData } from './links.ts';
import { patternOf, type RuleOfMany, rulesOf } from './rules.ts';

/** A server for nginx 1.18 or newer: the name of a resource leads to its page or its data, by `Accept`. */
export function toNginx(graph: PatternGraph): string {
  const { base, prefix } = graph.language;
  const name = prefix.toLowerCase();
  // Maps stand beside those of other sites on the same server.
  const variable = (what: string) => `$site_${name.replaceAll('-', '_')}_${what}`;
  // nginx knows JSON itself, and warns of what it is told twice.
  const types = Object.entries(CONTENT_TYPES).filter(([ending]) => ending !== 'json');
  const [form, place, answer] = [variable('form'), variable('place'), variable('answer')];
  const [vary, data, link, cache] = [variable('vary'), variable('data'), variable('link'), variable('cache')];
  return `# ${base} on nginx. Generated with the site: the next build writes it anew.
# Include a copy in the http block, for example from conf.d/, and set listen, server_name and root there.

# The form that the Accept header asks for, as the ending of a file. The first line that matches decides: what is listed with
# full weight, with half or more, with any but 0 (last of all what only the whole dataset has); none means the page.
map $http_accept ${form} {
    default html;
${PREFERENCES.map(({ pattern, ending }) => `    "~*${pattern}" ${ending};`).join('\n')}
}

# Each name: its data and, unless it is itself the address of one, its page.
map $uri ${place} {
    default "";
${rulesOf(graph).map(mapLine).join('\n')}
}

# Where a name leads: to its page, the only file that there is, the whole dataset, or its data.
map ${form}:${place} ${answer} {
    default "";
    "~^html:\\S+ (\\S+)\\z" $1;
    "~^html:" "";
    "~^[a-z]+:(\\S+\\.[a-z]+) " $1;
    "~^(${WHOLE_ENDINGS.join('|')}):\\S" /data/${name}.$1;
    "~^(${DATA_ENDINGS.join('|')}):(\\S+) " $2.$1;
}

map ${place} ${vary} {
    "" "";
    default Accept;
}

# Pages name their data.
map $uri ${data} {
    default "";
${pagesWithData(graph)
  .map(({ pattern, data: file }) => `    "~^${pattern}(?:index\\.html)?\\z" ${file};`)
  .join('\n')}
}
map ${data} ${link} {
    "" "";
    default '${alternates(data.replace('$', `\${`).concat('}'))}';
}

# What has a hash in its name never changes; all else may with the next edition.
map $uri ${cache} {
    default "${CACHE.default}";
    "~^${HASHED_FOLDER}" "${CACHE.hashed}";
}

server {
    listen 80;
    server_name localhost;
    root /var/www/${name};
    index index.html;
    error_page 404 /404.html;
    absolute_redirect off;

    include mime.types;
    types {
${types.map(([ending, type]) => `        "${type}" ${ending};`).join('\n')}
    }
    charset utf-8;
    location = ${VOID_PATH} {
        types { }
        default_type "${CONTENT_TYPES.ttl}";
    }
    location ~ /\\.(?!well-known/) {
        return 404;
    }
    location ~ \\.${CSL_JSON.ending.replace('.', '\\.')}$ {
        types { }
        default_type "${CSL_JSON.type}";
    }

    # Every answer may be read from other sites; pages load nothing from elsewhere, and are shown in no other.
${Object.entries(HEADERS)
  .map(([header, value]) => `    add_header ${header} "${value}" always;`)
  .join('\n')}
    add_header Vary ${vary} always;
    add_header Link ${link};
    add_header Cache-Control ${cache};

    # See Other.
    if (${answer}) {
        return 303 ${answer};
    }
}
`;
}

/** A name without a page of its own has nothing after the space. */
function mapLine(rule: RuleOfMany): string {
  return `    "~^/${patternOf(rule)}\\z" "${rule.data} ${rule.page ?? ''}";`;
}
