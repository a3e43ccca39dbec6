// How much still fits in an answer, from four fifths on. Counted as the server counts: code points, clean ends of lines.
const NEAR = 0.8;
const number = new Intl.NumberFormat('nl-NL');
const length = (text) => [...text.replace(/\r\n?/g, '\n').replace(/[^\S\n]+$/gm, '').replace(/^\n+|\n+$/g, '')].length;
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
  shown.line.hidden = level === 'ample';
  shown.line.textContent = words(limit - used);
  shown.line.classList.toggle('vak-count-left--over', level === 'over');
  if (level === 'over') area.setAttribute('aria-invalid', 'true');
  else if (shown.level === 'over') area.removeAttribute('aria-invalid');
  // Said when a line is crossed, not at each key.
  if (level !== shown.level) shown.said.textContent = level === 'ample' ? '' : words(limit - used);
  shown.level = level;
}

const area = (target) => target.closest?.('textarea[data-limit]');
document.addEventListener('input', (event) => { const one = area(event.target); if (one) count(one); });
for (const one of document.querySelectorAll('textarea[data-limit]')) count(one);
