import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // Safari takes lists without marks for no lists, unless they say that they are.
    'no-redundant-role': ['error', { exclude: ['list'] }],
    // The site's own files are as much to be trusted as the page that names them.
    'require-sri': ['error', { target: 'crossorigin' }],
    // A box that scrolls is a region so that it has a name for those who come to it by keyboard; it begins no section.
    'prefer-native-element': ['error', { exclude: ['region'] }],
  },
});

/** What is wrong with the HTML of a page. */
export async function problemsOf(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`));
}
