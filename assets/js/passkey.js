// A passkey that was refused or cancelled: say so in words, where the button is.
document.addEventListener('allauth.error', (event) => {
  event.preventDefault();
  const words = document.querySelector('[data-passkey-failed]');
  if (words) words.hidden = false;
});
