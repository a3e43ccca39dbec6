// The error summary gets the focus, also after an answer by htmx.
const focus = () => document.querySelector('[data-error-summary] h2')?.focus();
document.addEventListener('htmx:afterSettle', (event) => { if (event.detail.elt?.querySelector?.('[data-error-summary]')) focus(); });
focus();
