#!/usr/bin/env bash
# Checks the book of a built site, and that of a path made in its page, with epubcheck, and that epubcheck refuses broken books. Usage: epub.sh DIST
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
PATH="$here/../../node_modules/.bin:$PATH"
book=$(realpath "$(ls "$1"/*.epub)")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() { java -jar /usr/share/java/epubcheck.jar --failonwarnings "$1" >"$work/report" 2>&1; }

check "$book" || { cat "$work/report" >&2; echo "epub: epubcheck refuses $book" >&2; exit 1; }
unzip -q "$book" -d "$work/book"
chapters=$(ls "$work"/book/EPUB/chapter-*.xhtml | wc -l)
echo "epub: epubcheck accepts $book: $chapters chapters, without a warning"

node "$here/path-epub.mjs" "$1" "$work/path.epub"
check "$work/path.epub" || { cat "$work/report" >&2; echo 'epub: epubcheck refuses the book of a path' >&2; exit 1; }
echo "epub: epubcheck accepts the book of a path: $(unzip -l "$work/path.epub" | grep -c chapter-) chapters"

# Each mutant is the book with one of its files changed.
refuses() {
  local name=$1 file=$2 edit=$3
  cp -R "$work/book" "$work/$name"
  sed -E -i "$edit" "$work/$name/EPUB/$file"
  if cmp --silent "$work/book/EPUB/$file" "$work/$name/EPUB/$file"; then echo "epub: the mutant $name is no mutant" >&2; exit 1; fi
  (cd "$work/$name" && zip -q -X -0 "../$name.epub" mimetype && zip -q -X -r "../$name.epub" META-INF EPUB)
  if check "$work/$name.epub"; then echo "epub: epubcheck accepts the mutant $name" >&2; exit 1; fi
}
refuses link-to-nowhere nav.xhtml '0,/href="chapter-01.xhtml#[^"]*"/s//href="chapter-01.xhtml#nowhere"/'
refuses not-well-formed chapter-01.xhtml 's/<\/section>//'
refuses file-not-listed package.opf '/href="chapter-02.xhtml"/d'
refuses no-date package.opf '/dcterms:modified/d'
echo 'epub: it refuses a link to nowhere, a chapter that is not well formed, one that is not listed, and a book without a date'
