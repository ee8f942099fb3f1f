#!/usr/bin/env bash
# Checks that Graphviz and networkx read the concept maps of a built site, and find in them the patterns and linkages of its JSON.
# Usage: graphs.sh DIST
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
json=$(ls "$1"/data/*.graphml | sed 's/graphml$/json/')
dot -Tsvg "${json%json}dot" >"$work/dot.svg"

/usr/bin/python3 - "$json" "${json%json}graphml" "$work/dot.svg" <<'PYTHON'
import json
import sys
import xml.etree.ElementTree as ElementTree

import networkx

data, graphml, svg = sys.argv[1:]
with open(data, encoding='utf-8') as file:
    graph = json.load(file)
kinds = {kind['id']: kind['label'] for kind in graph['language']['linkageKinds']}
nodes = {pattern['ref']: f"{pattern['ref']} {pattern['title']}" for pattern in graph['patterns']}
edges = {
    (linkage['source'], linkage['target']): ', '.join(kinds[kind] for kind in linkage['kinds'])
    for linkage in graph['linkages']
}


def same(what, found, expected):
    if found != expected:
        both = found.keys() & expected.keys()
        differing = [key for key in both if found[key] != expected[key]]
        sys.exit(f'graphs: {what} differ: {sorted(found.keys() ^ expected.keys()) + sorted(differing)}')
    print(f'graphs: {what}: {len(found)}, each with its label')


read = networkx.read_graphml(graphml)
if not read.is_directed():
    sys.exit('graphs: networkx finds no directed graph')
same('nodes in networkx', dict(read.nodes(data='label')), nodes)
same('edges in networkx', {(source, target): label for source, target, label in read.edges(data='label')}, edges)
weights = {(one['source'], one['target']): len(one['mentions']) for one in graph['linkages']}
same('weights in networkx', {(source, target): weight for source, target, weight in read.edges(data='weight')}, weights)

SVG = '{http://www.w3.org/2000/svg}'


def drawn(kind):
    for group in ElementTree.parse(svg).iter(f'{SVG}g'):
        if group.get('class') == kind:
            text = '\n'.join(line.text or '' for line in group.iter(f'{SVG}text'))
            yield group.findtext(f'{SVG}title'), text.replace('\u00a0', ' ')


same('nodes that Graphviz draws', dict(drawn('node')), nodes)
same('edges that Graphviz draws', {tuple(title.split('->')): label for title, label in drawn('edge')}, edges)
PYTHON
