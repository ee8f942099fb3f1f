/** What is asked of the dataset, by what it counts. */
export interface StatisticsQueries {
  readonly named: string;
  readonly leading: string;
  /** Every linkage by its ends. */
  readonly edges: string;
  readonly answered: string;
  readonly circle: string;
  readonly distances: string;
  readonly groups: string;
  readonly size: string;
  readonly kinds: string;
}

/** How the numbers of the statistics come from the dataset of a language with some base, in SPARQL 1.1. */
export function statisticsQueries(base: string): StatisticsQueries {
  const query = (prefixes: readonly (keyof typeof PREFIXES)[], text: string) =>
    [`PREFIX pl: <${base}ns#>`, ...prefixes.map((prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix]}>`), '', text].join('\n');
  return {
    named: query(
      ['skos', 'dcterms'],
      `# For each pattern: how many others name it, in how many sentences, and how many it names.
SELECT ?ref ?title ?namedBy ?sentences ?names
WHERE {
  {
    SELECT ?pattern (COUNT(DISTINCT ?other) AS ?namedBy) (COUNT(DISTINCT ?mention) AS ?sentences)
    WHERE {
      ?pattern a pl:Pattern .
      OPTIONAL { ?linkage pl:target ?pattern ; pl:source ?other ; pl:mention ?mention . }
    }
    GROUP BY ?pattern
  }
  {
    SELECT ?pattern (COUNT(DISTINCT ?target) AS ?names)
    WHERE {
      ?pattern a pl:Pattern .
      OPTIONAL { ?pattern pl:linksTo ?target . }
    }
    GROUP BY ?pattern
  }
  ?pattern dcterms:identifier ?ref ; skos:prefLabel ?title ; pl:position ?position .
}
ORDER BY DESC(?namedBy) DESC(?sentences) ?position`,
    ),
    leading: query(
      ['skos', 'dcterms'],
      `# From how many others does a way lead to each pattern: of one step, of at most two, of any length?
SELECT ?ref ?title ?directly ?inTwoSteps ?inAny
WHERE {
  {
    SELECT ?pattern (COUNT(DISTINCT ?near) AS ?directly)
    WHERE {
      ?pattern a pl:Pattern .
      OPTIONAL { ?near pl:linksTo ?pattern . }
    }
    GROUP BY ?pattern
  }
  {
    SELECT ?pattern (COUNT(DISTINCT ?far) AS ?inTwoSteps)
    WHERE {
      ?pattern a pl:Pattern .
      OPTIONAL { ?far pl:linksTo/pl:linksTo? ?pattern . FILTER (?far != ?pattern) }
    }
    GROUP BY ?pattern
  }
  {
    SELECT ?pattern (COUNT(DISTINCT ?any) AS ?inAny)
    WHERE {
      ?pattern a pl:Pattern .
      OPTIONAL { ?any pl:linksTo+ ?pattern . FILTER (?any != ?pattern) }
    }
    GROUP BY ?pattern
  }
  ?pattern dcterms:identifier ?ref ; skos:prefLabel ?title ; pl:position ?position .
}
ORDER BY DESC(?inTwoSteps) DESC(?directly) ?position`,
    ),
    edges: query(
      ['dcterms'],
      `# Every linkage, from pattern to pattern.
SELECT ?from ?to
WHERE {
  ?source a pl:Pattern ; pl:linksTo ?target ; dcterms:identifier ?from ; pl:position ?first .
  ?target a pl:Pattern ; dcterms:identifier ?to ; pl:position ?second .
}
ORDER BY ?first ?second`,
    ),
    answered: query(
      [],
      `# How many linkages are there, and how many of them are answered by one in the other direction?
SELECT (COUNT(?linkage) AS ?linkages) (COUNT(?back) AS ?answered)
WHERE {
  ?linkage a pl:Linkage ; pl:source ?a ; pl:target ?b .
  OPTIONAL { ?back a pl:Linkage ; pl:source ?b ; pl:target ?a . }
}`,
    ),
    circle: query(
      ['dcterms'],
      `# For each pattern: how many others can be reached from it that lead back to it?
SELECT ?ref ?thereAndBack
WHERE {
  {
    SELECT ?pattern (COUNT(DISTINCT ?other) AS ?thereAndBack)
    WHERE {
      ?pattern a pl:Pattern .
      OPTIONAL { ?pattern pl:linksTo+ ?other . ?other pl:linksTo+ ?pattern . FILTER (?other != ?pattern) }
    }
    GROUP BY ?pattern
  }
  ?pattern dcterms:identifier ?ref ; pl:position ?position .
}
ORDER BY DESC(?thereAndBack) ?position`,
    ),
    distances: query(
      [],
      `# How many ordered pairs of patterns are at most one, two or three steps apart, and how many have a way between them at all?
SELECT ?steps (COUNT(*) AS ?pairs)
WHERE {
  { SELECT DISTINCT ?a ?b ("1" AS ?steps) WHERE { ?a pl:linksTo ?b . FILTER (?a != ?b) } }
  UNION
  { SELECT DISTINCT ?a ?b ("2" AS ?steps) WHERE { ?a pl:linksTo/pl:linksTo? ?b . FILTER (?a != ?b) } }
  UNION
  { SELECT DISTINCT ?a ?b ("3" AS ?steps) WHERE { ?a pl:linksTo/pl:linksTo?/pl:linksTo? ?b . FILTER (?a != ?b) } }
  UNION
  { SELECT DISTINCT ?a ?b ("any" AS ?steps) WHERE { ?a pl:linksTo+ ?b . FILTER (?a != ?b) } }
}
GROUP BY ?steps
ORDER BY ?steps`,
    ),
    groups: query(
      ['skos'],
      `# For each group, or component without groups: how many linkages lead out of its patterns, how many to them, and how many from one to another?
SELECT ?group ?patterns ?out ?into ?within
WHERE {
  {
    SELECT ?whole (COUNT(?pattern) AS ?patterns) WHERE { ?pattern a pl:Pattern ; skos:broader ?whole . } GROUP BY ?whole
  }
  OPTIONAL {
    SELECT ?whole (COUNT(*) AS ?leaving) WHERE { ?one skos:broader ?whole ; pl:linksTo ?other . } GROUP BY ?whole
  }
  OPTIONAL {
    SELECT ?whole (COUNT(*) AS ?coming) WHERE { ?one pl:linksTo ?other . ?other skos:broader ?whole . } GROUP BY ?whole
  }
  OPTIONAL {
    SELECT ?whole (COUNT(*) AS ?staying) WHERE { ?one skos:broader ?whole ; pl:linksTo ?other . ?other skos:broader ?whole . } GROUP BY ?whole
  }
  BIND (COALESCE(?leaving, 0) AS ?out)
  BIND (COALESCE(?coming, 0) AS ?into)
  BIND (COALESCE(?staying, 0) AS ?within)
  ?whole skos:prefLabel ?group .
}
ORDER BY ?group`,
    ),
    size: query(
      [],
      `# How many patterns and linkages are there, and what share is that of the linkages that could be?
SELECT ?patterns ?linkages (?linkages / (?patterns * (?patterns - 1)) AS ?density)
WHERE {
  { SELECT (COUNT(?pattern) AS ?patterns) WHERE { ?pattern a pl:Pattern . } }
  { SELECT (COUNT(?linkage) AS ?linkages) WHERE { ?linkage a pl:Linkage . } }
}`,
    ),
    kinds: query(
      ['skos'],
      `# How many linkages are of each kind?
SELECT ?kind (COUNT(?linkage) AS ?linkages)
WHERE {
  ?linkage a pl:Linkage ; pl:linkKind ?one .
  ?one skos:prefLabel ?kind .
}
GROUP BY ?one ?kind
ORDER BY DESC(?linkages) ?kind`,
    ),
  };
}

const PREFIXES = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dcterms: 'http://purl.org/dc/terms/',
} as const;
