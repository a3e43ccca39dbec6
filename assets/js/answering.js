// A questionnaire: each answer is on the server at once, the keys 1 to 5 answer, and a phone shows one question at a
// time. Without this script it is a plain form of ten questions.
import { Keeper } from './answering/keeper.js';
import { Sheet } from './answering/sheet.js';

const SAYS = {
  busy: 'Bezig met bewaren',
  saved: 'Bewaard',
  waiting: 'Nog niet bewaard. Er is geen verbinding. We proberen het steeds opnieuw; laat deze pagina open.',
  away: 'Nog niet bewaard. Log opnieuw in, dan bewaren we het alsnog.',
};

const form = document.querySelector('form[data-answers]');
if (form) {
  const shown = form.querySelector('[data-said]');
  const spoken = form.querySelector('[data-spoken]');
  let wasWrong = false;

  /** Who looks sees each save; who listens hears only that something is wrong, and that it is right again. */
  const say = (state, words = SAYS[state]) => {
    const isWrong = !['busy', 'saved'].includes(state);
    shown.textContent = words;
    shown.classList.toggle('vak-kept--wrong', isWrong);
    if (isWrong || (wasWrong && state === 'saved')) spoken.textContent = words;
    if (state !== 'busy') wasWrong = isWrong;
  };
  const saved = (item, value, answered) => {
    form.elements[`was-${item}`].value = value;
    form.querySelector('[data-answered]').textContent = answered;
    form.querySelector('[data-bar]').value = answered;
  };

  const keeper = new Keeper(form.dataset.answers, { say, saved });
  const sheet = new Sheet(form);
  form.addEventListener('change', ({ target }) => {
    const item = target.closest('[data-item]')?.dataset.item;
    if (item) keeper.keep(item, target.value);
  });
  // The form carries what is not saved yet; a save on its way must not come after it.
  form.addEventListener('submit', () => keeper.stop());
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  sheet.open();
}
