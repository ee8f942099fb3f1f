#!/usr/bin/env bash
# Prints a built site as a PDF and checks with poppler that all of its text, its outline, links, running heads and page numbers are there.
# Usage: pdf.sh DIST
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm run --silent pdf -- "$1"
pdf=$(ls "$1"/*.pdf)
name=$(basename "$pdf" .pdf)
pdftotext "$pdf" "$work/text"
# The same as it was set, without head and foot, which stand within what goes on from page to page.
pdftotext -raw -x 0 -y 68 -W 900 -H 710 "$pdf" "$work/inner"
pdftohtml -q -xml -i -stdout "$pdf" >"$work/xml"

/usr/bin/python3 - "$1/data/$name.json" "$work/text" "$work/inner" "$work/xml" <<'PYTHON'
import json
import re
import sys
from html import unescape

data, text, inner, xml = (open(path, encoding='utf-8').read() for path in sys.argv[1:])
graph = json.loads(data)


def found(what, missing, number):
    if missing:
        sys.exit(f'pdf: {what} missing: {missing[:5]}')
    print(f'pdf: {what}: {number}')


def packed(words):
    """Without spaces and hyphens, since lines break anywhere."""
    return re.sub(r'[\s\u2010-]+', '', words)


whole = packed(inner)
recommendations = [item for item in graph['items'].values() if item['kind'] == 'recommendation']
# What stands in brackets is shown in other words when it is a work.
pieces = [(item['ref'], piece) for item in recommendations for piece in re.split(r'\[[^]]*]|\n|• ', item['text'])]
found('words of recommendations', [ref for ref, piece in pieces if packed(piece) not in whole], len(recommendations))

titles = [f"{one['ref']} {one['title']}" for one in graph['patterns']] + [one['title'] for one in graph['annexes']]
outline = {}
for page, title in re.findall(r'<item page="(\d+)">(.*?)</item>', xml):
    outline.setdefault(unescape(title), []).append(int(page))
found('patterns and annexes in the outline', [title for title in titles if title not in outline], len(titles))

# The reference of a pattern leads to the page on which the outline has it.
links = re.findall(r'<a href="([^"]*)">(.*?)</a>', xml)
starts = {one['ref']: outline[f"{one['ref']} {one['title']}"][0] for one in graph['patterns']}
shown = [(re.sub(r'<.*?>|[][\s]', '', words), href) for href, words in links]
leading = [(words, href) for words, href in shown if words in starts]
found('links by reference', [one for one in leading if not one[1].endswith(f'#{starts[one[0]]}')], len(leading))
found('links in all, none of them to this machine', [href for href, _ in links if re.search('127.0.0.1|localhost|^file:', href)], len(links))

# After the title page each has a head, in which its pattern or annex stands, and a number.
pages = [[line for line in page.splitlines() if line] for page in text.split('\f')[:-1]]
found('page numbers', [number for number, page in enumerate(pages[1:], 2) if str(number) not in page], len(pages) - 1)
headed = [title for title in titles if any(packed(title) in packed(' '.join(pages[page - 1][:3])) for page in outline[title])]
found('running heads', sorted(set(titles) - set(headed)), len(headed))
PYTHON
