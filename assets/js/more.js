// "Voeg nog een … toe": shows the next hidden slot at once. Without this script the button saves and the page shows it.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-more]');
  const next = button?.closest('[data-slots]')?.querySelector('[data-slot][hidden]');
  if (!next) return;
  event.preventDefault();
  next.hidden = false;
  next.querySelector('textarea, input')?.focus();
  if (!button.closest('[data-slots]').querySelector('[data-slot][hidden]')) button.hidden = true;
});
