// Saving is over for good: the text stays in sight, cannot be changed, and can be taken along.
const label = (field) => field.labels?.[0]?.firstChild?.textContent.trim() ?? '';
const areas = (form) => [...form.querySelectorAll('textarea')];
const whole = (form) => areas(form).filter((area) => area.value.trim())
  .map((area) => `${label(area)}\n${area.value}`).join('\n\n');

/** `done` is called when the person has what they wanted and throws the text away. */
export function lock(form, reason, done) {
  for (const area of areas(form)) area.readOnly = true;
  for (const field of form.elements) if (field.tagName !== 'TEXTAREA' && field.type !== 'hidden') field.disabled = true;
  takeAlong(form, reason, () => whole(form), done);
}

/** Shows the panel of the page's template before this element, with ways to keep the text. */
export function takeAlong(place, reason, text, done) {
  const panel = document.getElementById('vak-take-along')?.content.firstElementChild.cloneNode(true);
  if (!panel) return;
  panel.querySelector('[data-reason]').textContent = reason;
  const said = panel.querySelector('[role=status]');
  panel.querySelector('[data-copy]').addEventListener('click', async () => {
    await navigator.clipboard.writeText(text()).catch(() => {});
    said.textContent = 'Je tekst staat op het klembord.';
  });
  panel.querySelector('[data-download]').addEventListener('click', () => download(text()));
  panel.querySelector('[data-discard]').addEventListener('click', () => { done(); panel.remove(); });
  place.before(panel);
  panel.focus();
}

function download(text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = 'mijn-tekst.txt';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
