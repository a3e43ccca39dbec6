// Says in words how saving goes, for forms with data-saves. htmx does the sending; the server says "Opgeslagen om …".
const WORDS = { waiting: 'Nog niet opgeslagen', busy: 'Opslaan…', failed: 'Niet opgeslagen. Controleer je internet; we proberen het bij de volgende letter opnieuw.' };
let unsaved = false;

function say(kind) {
  const state = document.querySelector('[data-save-state]');
  const label = state?.querySelector('[data-label]');
  if (!label || label.textContent === WORDS[kind]) return;
  state.className = `vak-save vak-save--${kind}`;
  label.textContent = WORDS[kind];
}

const ours = (event) => event.target.closest?.('form[data-saves]');
document.addEventListener('input', (event) => { if (ours(event)) { unsaved = true; say('waiting'); } });
document.addEventListener('htmx:beforeRequest', (event) => { if (ours(event)) { unsaved = false; say('busy'); } });
for (const name of ['htmx:sendError', 'htmx:timeout', 'htmx:responseError']) {
  document.addEventListener(name, (event) => { if (ours(event)) { unsaved = true; say('failed'); } });
}
document.addEventListener('submit', () => { unsaved = false; });
window.addEventListener('beforeunload', (event) => { if (unsaved) event.preventDefault(); });
