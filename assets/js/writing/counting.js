// How much still fits in an answer, from four fifths on. Counted as the server counts: code points of what is kept.
import { seen } from './plain.js';

const NEAR = 0.8;
// A live region is heard only if it was there before its words.
const SOON = 150;
const number = new Intl.NumberFormat('nl-NL');
const length = (text) => [...seen(text.replace(/\r\n?/g, '\n')).replace(/[^\S\n]+$/gm, '').replace(/^\n+|\n+$/g, '')].length;
const words = (left) => (left >= 0
  ? `Nog ${number.format(left)} ${left === 1 ? 'teken' : 'tekens'}`
  : `${number.format(-left)} ${left === -1 ? 'teken' : 'tekens'} te veel. Maak je antwoord korter. Wat je typte blijft staan.`);

function counter(area) {
  const line = Object.assign(document.createElement('p'), { className: 'vak-count-left', id: `${area.id}-count`, hidden: true });
  const said = Object.assign(document.createElement('span'), { className: 'u-hidden-visually' });
  said.setAttribute('role', 'status');
  area.after(line, said);
  area.setAttribute('aria-describedby', [area.getAttribute('aria-describedby'), line.id].filter(Boolean).join(' '));
  return { line, said, level: 'ample' };
}

const counters = new WeakMap();
function count(area) {
  const limit = Number(area.dataset.limit);
  // A text is never longer in code points than in units: most fields need no exact count.
  const used = area.value.length < limit * NEAR ? 0 : length(area.value);
  const level = used > limit ? 'over' : used >= limit * NEAR ? 'near' : 'ample';
  if (level === 'ample' && !counters.has(area)) return;
  if (!counters.has(area)) counters.set(area, counter(area));
  const shown = counters.get(area);
  // Also unseen it describes the field, so it says nothing then.
  const text = level === 'ample' ? '' : words(limit - used);
  shown.line.hidden = level === 'ample';
  shown.line.textContent = text;
  shown.line.classList.toggle('vak-count-left--over', level === 'over');
  if (level === 'over') area.setAttribute('aria-invalid', 'true');
  else if (shown.level === 'over') area.removeAttribute('aria-invalid');
  // Said when a line is crossed, not at each key.
  if (level !== shown.level) setTimeout(() => { shown.said.textContent = text; }, SOON);
  shown.level = level;
}

const area = (target) => target.closest?.('textarea[data-limit]');
// On focus too: what another window wrote may have been filled in meanwhile.
for (const name of ['input', 'focusin']) {
  document.addEventListener(name, (event) => { const one = area(event.target); if (one) count(one); });
}
for (const one of document.querySelectorAll('textarea[data-limit]')) count(one);
