import { ask, eitherOf, element } from './asking.ts';

/**
 * Lead from a reference in any spelling to its page, which says what became of the words that were cited. What is asked stands in the
 * address (`?q=`), so that it can be sent on.
 */
const form = document.querySelector<HTMLFormElement>('form[data-resolver]');
const field = form?.querySelector('input');
const answer = document.querySelector('#answer');
const asked = new URLSearchParams(location.search).get('q') ?? '';

if (field && answer && asked.trim() !== '') {
  field.value = asked;
  const say = (...words: readonly (Node | string)[]) => answer.replaceChildren(element('p', { class: 'lead' }, ...words));
  const addressOf = (ref: string) => `/cite/${ref}/?q=${encodeURIComponent(asked)}`;
  ask(asked).then(
    ({ ref, proposals }) => {
      if (ref !== undefined) location.replace(addressOf(ref));
      else if (proposals.length > 0)
        say('Nothing bears this reference. Did you mean ', ...eitherOf(proposals, (one) => `/cite/${one}/`), '?');
      else say('Nothing bears this reference, or it is written in a way that is not understood.');
    },
    () => say('The list of references could not be fetched. Try again when you are connected.'),
  );
}
