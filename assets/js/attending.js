// The attendance list in the training room: one tap per person, also where the connection comes and goes. What could
// not be sent stays in this browser and goes later. Without this script each button is a plain form.
import { Presses } from './attending/presses.js';
import { Roll } from './attending/roll.js';

const SAYS = {
  saved: 'Bewaard',
  waiting: 'Geen verbinding. Je tikken staan op deze telefoon en gaan vanzelf mee zodra het kan.',
  away: 'Log opnieuw in, dan bewaren we je tikken alsnog.',
};
const LOOKS_EVERY = 10_000;

const list = document.querySelector('[data-roll]');
if (list) {
  const roll = new Roll(list);
  const bar = document.querySelector('[data-roll-state]');
  const back = bar.querySelector('[data-back]');
  const spoken = document.querySelector('[data-roll-spoken]');
  let last;

  const say = (words, { isWrong = false } = {}) => {
    const shown = bar.querySelector('[data-roll-said]');
    bar.hidden = false;
    if (shown.textContent !== words) spoken.textContent = words;
    shown.textContent = words;
    shown.classList.toggle('vak-kept--wrong', isWrong);
  };
  const saved = (facts, one) => {
    roll.show(facts, presses.waiting);
    const now = roll.statusOf(one.person);
    if (now === one.status) say(presses.size ? `${SAYS.saved}. Nog ${presses.size} onderweg.` : SAYS.saved);
    else say(`${roll.nameOf(one.person)}: ${roll.noteOf(one.person)} Dat was later dan jouw tik.`);
  };
  const presses = new Presses(list.dataset, {
    saved,
    refused: (words) => { say(words, { isWrong: true }); look(); },
    waiting: () => say(`${SAYS.waiting} Nu: ${presses.size}.`, { isWrong: true }),
    away: () => say(SAYS.away, { isWrong: true }),
  });
  const press = (person, status) => {
    roll.press(person, status);
    presses.press(person, status);
  };

  list.addEventListener('submit', (event) => {
    event.preventDefault();
    const person = event.target.closest('[data-person]').dataset.person;
    last = { person, status: roll.statusOf(person) };
    back.hidden = false;
    press(person, event.submitter.value);
    say(`${roll.nameOf(person)}: ${roll.wordFor(event.submitter.value)}`);
  });
  back.addEventListener('click', () => {
    press(last.person, last.status);
    say(`${roll.nameOf(last.person)}: ongedaan gemaakt`);
    back.hidden = true;
  });

  /** How the list stands for other trainers, and who scanned the code. */
  const look = async () => {
    if (document.hidden) return;
    const facts = await presses.ask(list.dataset.rollUrl);
    if (facts.state === 'known') roll.show(facts, presses.waiting);
  };
  setInterval(look, LOOKS_EVERY);
  document.addEventListener('visibilitychange', look);
  for (const [person, { status }] of presses.waiting) roll.press(person, status);
  presses.again();
}
