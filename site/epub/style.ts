/** The style of the book: little, since the reader has a style too. */
export const STYLE = `body { margin: 5%; line-height: 1.5; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; font-weight: bold; text-align: start; hyphens: none; break-after: avoid; }
.chapter h3, .chapter h4, .chapter h5 { font-size: 1.15em; margin: 1.6em 0 0.5em; }
.chapter > .chapter-title { margin: 0 0 1.2em; font-size: 1.7em; }
.part > .chapter-title { font-size: 2em; }
.ref, .reference { color: #0a4fa3; font-weight: bold; font-style: normal; text-decoration: none; }
.reference { font-weight: normal; white-space: nowrap; }
.chapter-title .ref { margin-inline-end: 0.3em; }
a.term { color: inherit; text-decoration: underline dotted; }
dl { margin: 0 0 1em; font-size: 0.9em; }
dl > div { margin: 0 0 0.2em; }
dt { display: inline; color: #535c66; }
dt::after { content: ': '; }
dd { display: inline; margin: 0; }
.facts ul, .entries dd ul, .facts li, .entries dd li { display: inline; margin: 0; padding: 0; }
.groups dt, .groups dd { display: block; }
.groups dt::after { content: ''; }
.lead { font-size: 1.1em; }
.items, .phases, .outputs, .entries, .links, .labelled, td ul, nav ol { margin: 0; padding: 0; list-style: none; }
.items > li, .phases > li, .entries > li { margin: 0.8em 0; }
.items .items, .outputs, nav ol ol { margin-inline-start: 1.2em; }
.items > li > .ref, .entries > li > .ref { display: block; break-after: avoid; }
.title, .phases .head, .outputs p:first-child { margin: 0; font-weight: bold; }
.fate { margin: 0; font-style: italic; }
.labelled > li { margin: 0.3em 0 0.3em 1.6em; text-indent: -1.6em; }
.labelled > li > div { display: inline; text-indent: 0; }
.label { display: inline-block; width: 1.6em; text-indent: 0; }
.drawing ul { padding: 0; list-style: none; }
.drawing li { margin: 0.3em 0; padding: 0.2em 0.8em; border-inline-start: 4px solid #0a4fa3; }
.drawing .labelled > li { margin-inline-start: 0; text-indent: 0; }
.note, blockquote { margin: 1em 0; padding-inline-start: 1em; border-inline-start: 3px solid #0a4fa3; }
figure { margin: 1.5em 0; padding-top: 0.5em; border-top: 1px solid; }
figcaption { margin-bottom: 0.5em; font-weight: bold; }
table { width: 100%; border-collapse: collapse; font-size: 0.8em; }
th, td { padding: 0.4em 0.5em 0.4em 0; border-bottom: 1px solid #888; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
.tick .prose::before { content: '\\2610\\00a0'; }
.imprint { margin-top: 4em; padding-top: 1em; border-top: 1px solid; font-size: 0.85em; }
.cover { margin: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 100vh; }
`;
