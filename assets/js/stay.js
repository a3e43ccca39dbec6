// Staying signed in: a warning before half an hour without a sign, and signing in again without leaving the page.
// Other scripts tell: `vak:active` when the server answered them, `vak:signed-out` when it did not know them any
// more. They hear `vak:signed-in` when all is well again.
const page = document.getElementById('vak-stay');
const WARN_BEFORE = 120_000;
const CALL_EVERY = 5 * 60_000;
const SAY_AT = [60, 30];
const csrf = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? '';
const emit = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

if (page) {
  const { who, hereUrl, email, codeUrl, confirmUrl, leaveUrl } = page.dataset;
  const idleAfter = Number(page.dataset.idle) * 1000;
  const warning = document.getElementById('vak-idle');
  const door = document.getElementById('vak-sign-in');
  const channel = new BroadcastChannel('vakmanschap');
  let active = Date.now(), called = Date.now(), isAway = false, said = 0;

  // ---- being here, in this tab and in others

  const remember = () => { try { localStorage.setItem('vak-active', String(active)); } catch { /* not allowed here */ } };
  const elsewhere = () => { try { return Number(localStorage.getItem('vak-active')) || 0; } catch { return 0; } };
  const idle = () => Date.now() - Math.max(active, elsewhere());

  function stir() {
    active = Date.now();
    remember();
    if (warning.open) warning.close();
  }

  /** 200: still here as myself; 404: as someone else; 401: not at all. No number: no connection. */
  async function call() {
    called = Date.now();
    return fetch(hereUrl, { headers: { Accept: 'application/json' } }).then((answer) => answer.status, () => 0);
  }

  function typed() {
    active = Date.now();
    remember();
    if (Date.now() - called > CALL_EVERY) call();
  }

  function look() {
    if (isAway) return;
    const left = idleAfter - idle();
    if (left <= 0) expire();
    else if (left <= WARN_BEFORE) warn(Math.ceil(left / 1000));
    else if (warning.open) warning.close();
  }

  function warn(seconds) {
    const words = seconds > 90 ? '2 minuten' : seconds > 60 ? 'anderhalve minuut' : seconds > 1 ? `${seconds} seconden` : '1 seconde';
    warning.querySelector('[data-left]').textContent = words;
    if (!warning.open) { warning.showModal(); said = Infinity; }
    const due = SAY_AT.find((at) => seconds <= at && at < said);
    if (!due) return;
    said = due;
    warning.querySelector('[data-said]').textContent = `Over ${words} loggen we je uit.`;
  }

  async function stay() {
    const status = await call();
    if (status === 401 || status === 404) return away();
    stir();
  }

  async function expire() {
    isAway = true;
    if (leaveUrl) await post(leaveUrl, {}).catch(() => undefined);
    channel.postMessage({ left: who });
    away();
  }

  function away() {
    isAway = true;
    warning.close();
    emit('vak:signed-out', { who });
  }

  // ---- coming back

  const error = door.querySelector('[data-error]');
  const ask = door.querySelector('[data-ask]');
  const code = door.querySelector('[data-code]');

  function show() {
    isAway = true;
    complain('');
    if (!door.open) door.showModal();
    back();
  }

  function complain(words) {
    error.textContent = words;
    error.hidden = !words;
  }

  const post = (url, fields) => fetch(url, {
    method: 'POST', body: new URLSearchParams({ ...fields, next: hereUrl }),
    headers: { 'X-CSRFToken': csrf(), Accept: 'text/html, application/json;q=0.9' },
  });

  async function back() {
    const status = await call();
    if (status === 200) return returned();
    if (status === 404) complain('In deze browser is nu iemand anders ingelogd. Je tekst hier blijft staan. Log die ander eerst uit.');
    return false;
  }

  function returned() {
    isAway = false;
    stir();
    for (const field of document.querySelectorAll('input[name=csrfmiddlewaretoken]')) field.value = csrf();
    door.close();
    if (ask) { ask.hidden = false; code.hidden = true; code.reset(); }
    emit('vak:signed-in', { who });
    return true;
  }

  async function sendCode() {
    const status = await call();
    if (status === 200) return returned();
    if (status === 404) await post(leaveUrl, {});
    const answer = await post(codeUrl, { email });
    if (!answer.url.includes(confirmUrl)) return complain(await complaint(answer));
    complain('');
    ask.hidden = true;
    code.hidden = false;
    code.elements.code.focus();
  }

  async function useCode() {
    const answer = await post(confirmUrl, { code: code.elements.code.value.trim() });
    if (answer.url.includes(hereUrl) && await back()) return;
    if (answer.url.includes('2fa')) return complain('Je account vraagt een tweede stap. Log in via het nieuwe tabblad en kom daarna hier terug.');
    complain(await complaint(answer));
    if (!answer.url.includes(confirmUrl)) { ask.hidden = false; code.hidden = true; }
    else code.elements.code.select();
  }

  /** The words of the page that came back: it is the same form as on the page for signing in. */
  async function complaint(answer) {
    const html = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const found = html.querySelector('.utrecht-form-field-error-message, [role=alert]');
    return found?.textContent.trim() || 'Dat lukte niet. Probeer het nog een keer.';
  }

  const carefully = (act) => async (event) => {
    event.preventDefault();
    const button = event.target.querySelector('button');
    if (button.disabled) return;
    button.disabled = true;
    await act().catch(() => complain('Er is geen verbinding. Probeer het zo nog een keer.'));
    button.disabled = false;
  };

  // ---- who hears what

  document.addEventListener('vak:active', stir);
  document.addEventListener('vak:signed-out', show);
  document.addEventListener('input', (event) => { if (!door.contains(event.target)) typed(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) { look(); if (isAway) back(); } });
  warning.querySelector('[data-stay]').addEventListener('click', stay);
  warning.querySelector('[data-leave]')?.addEventListener('click', expire);
  warning.addEventListener('cancel', stay);
  door.querySelector('[data-later]').addEventListener('click', () => door.close());
  ask?.addEventListener('submit', carefully(sendCode));
  code?.addEventListener('submit', carefully(useCode));
  channel.addEventListener('message', ({ data }) => {
    if (data.left === who && !isAway) away();
    else if (data.here && isAway) back();
  });
  channel.postMessage({ here: who });
  remember();
  setInterval(look, 1000);
}
