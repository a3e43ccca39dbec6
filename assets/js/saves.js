// Says in words how saving goes, for forms with data-saves. htmx does the sending; the server says "Opgeslagen om …".
const WORDS = {
  waiting: 'Nog niet opgeslagen',
  busy: 'Opslaan…',
  error: 'Niet opgeslagen. Controleer je internet; we proberen het bij de volgende letter opnieuw.',
};
const ICONS = { waiting: 'pencil', busy: 'refresh', error: 'cloud-off' };
// Edits are counted: what was typed while a save was on its way is not saved by that save.
let edits = 0, sent = 0, saved = 0;

function say(kind) {
  const state = document.querySelector('[data-save-state]');
  const label = state?.querySelector('[data-label]');
  if (!label || label.textContent === WORDS[kind]) return;
  state.className = `vak-save vak-save--${kind}`;
  label.textContent = WORDS[kind];
  const drawn = state.querySelector('use');
  drawn?.setAttribute('href', drawn.getAttribute('href').replace(/#.*/, `#${ICONS[kind]}`));
}

const ours = (event) => event.target.closest?.('form[data-saves]');
document.addEventListener('input', (event) => { if (ours(event)) { edits += 1; say('waiting'); } });
document.addEventListener('htmx:beforeRequest', (event) => { if (ours(event)) { sent = edits; say('busy'); } });
document.addEventListener('htmx:afterRequest', (event) => {
  if (ours(event) && event.detail.xhr.responseText.includes('vak-save--saved')) saved = sent;
});
document.addEventListener('htmx:afterSettle', () => { if (saved && edits > saved) say('waiting'); });
for (const name of ['htmx:sendError', 'htmx:timeout', 'htmx:responseError']) {
  document.addEventListener(name, (event) => { if (ours(event)) say('error'); });
}
document.addEventListener('submit', (event) => { if (ours(event)) saved = edits; });
window.addEventListener('beforeunload', (event) => { if (edits > saved) event.preventDefault(); });
