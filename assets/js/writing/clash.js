// Two versions side by side in a dialog; whichever is chosen, the other stays in the history.
export function showClash(form, html, { mine, theirs }) {
  const dialog = document.getElementById('vak-clash');
  dialog.querySelector('[data-rows]').innerHTML = html;
  const chosen = (act) => () => { dialog.close(); act(); };
  dialog.querySelector('[data-mine]').onclick = chosen(mine);
  dialog.querySelector('[data-theirs]').onclick = chosen(theirs);
  dialog.querySelector('[data-later]').onclick = () => dialog.close();
  if (!dialog.open) dialog.showModal();
  return () => dialog.open && dialog.close();
}
