// Copies the text of a field. The button shows itself only where that works; the field can be selected anyway.
for (const button of document.querySelectorAll('[data-copies]')) {
  const field = document.getElementById(button.dataset.copies);
  const said = button.parentElement.querySelector('[data-said]');
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    const done = await navigator.clipboard.writeText(field.value).then(() => true, () => false);
    if (!done) field.select();
    said.textContent = done ? 'Gekopieerd.' : 'Kopiëren lukt hier niet. Het adres is geselecteerd: kopieer het met je toetsenbord.';
  });
}
