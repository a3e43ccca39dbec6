// Forms with data-writing are saved while somebody types (docs/writing.md).
import './writing/counting.js';
import './writing/pasting.js';
import { Desk } from './writing/desk.js';
import { collect } from './writing/leftovers.js';

const desks = [...document.querySelectorAll('form[data-writing]')].map((form) => new Desk(form));
for (const desk of desks) {
  desk.form.querySelector('[data-save-choose]')?.addEventListener('click', () => desk.choose());
}

const LATER = {
  saved: (title) => `Wat je eerder typte bij “${title}” is alsnog opgeslagen.`,
  clash: (title) => `Wat je eerder typte bij “${title}” is bewaard naast een andere versie. Kies daar welke je houdt.`,
};
function tell(state, { title, page }) {
  const note = document.getElementById('vak-brought')?.content.firstElementChild.cloneNode(true);
  if (!note) return;
  note.querySelector('[data-words]').textContent = LATER[state](title.replace(/ - Vakmanschap$/, ''));
  note.querySelector('a').href = page;
  document.querySelector('main').prepend(note);
}

const home = document.getElementById('vak-writer');
const bring = () => home && collect({ ...home.dataset, desks, tell });
bring();
window.addEventListener('online', bring);
document.addEventListener('vak:signed-in', bring);
