import css from '../styles/scripted.css?inline';

/** Give the page the styles of what scripts add to it; the policy of the page allows what its own scripts set. */
export function bringStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
