// Staying signed in: a warning before half an hour without a sign, and signing in again without leaving the page.
// Other scripts tell: `vak:active` when the server answered them, `vak:signed-out` when it did not know them any
// more. They hear `vak:signed-in` when all is well again.
const page = document.getElementById('vak-stay');
const WARN_BEFORE = 120_000;
// The server ends a session five minutes late at most; what is typed without a save must reach it within these.
const SIGN_EVERY = 4 * 60_000;
const SAY_AT = [60, 30];
// A dialog takes the keyboard: it waits until one pauses, and longer once one chose to sign in later.
const PAUSE = 1500;
const LONG_PAUSE = 20_000;
const ELSE = 'In deze browser is nu iemand anders ingelogd.';
const csrf = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? '';
const emit = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

if (page) {
  const { who, name, email, stayUrl, codeUrl, confirmUrl, secondStepUrl, leaveUrl, homeUrl } = page.dataset;
  const idleAfter = Number(page.dataset.idle) * 1000;
  const warning = document.getElementById('vak-idle');
  const door = document.getElementById('vak-sign-in');
  const leaving = warning.querySelector('[data-leave]');
  const channel = new BroadcastChannel('vakmanschap');
  let active = Date.now(), signed = 0, isAway = false, said = 0, keyed = 0, pause = PAUSE, waiting;

  // ---- being here, in this tab and in others

  const remember = () => { try { localStorage.setItem('vak-active', String(active)); } catch { /* not allowed here */ } };
  const elsewhere = () => { try { return Number(localStorage.getItem('vak-active')) || 0; } catch { return 0; } };
  const idle = () => Date.now() - Math.max(active, Math.min(elsewhere(), Date.now()));

  function stir() {
    active = Date.now();
    remember();
    if (warning.open) warning.close();
  }

  const fetched = (method) => fetch(stayUrl, { method, headers: { Accept: 'application/json', 'X-CSRFToken': csrf() } })
    .then((answer) => answer.status, () => 0);

  /** 200: still here as myself; 404: as someone else; 401: not at all; 0: no connection. It renews the token too. */
  const ask = () => fetched('GET');

  /** The same, and a sign of life that the server writes down at once. */
  async function sign() {
    signed = Date.now();
    const status = await fetched('POST');
    return status === 403 && await ask() === 200 ? fetched('POST') : status;
  }

  async function typed() {
    keyed = Date.now();
    if (isAway) return;
    active = keyed;
    remember();
    if (Date.now() - signed > SIGN_EVERY) heed(await sign());
  }

  function heed(status) {
    if (status === 401 || status === 404) away();
    return status === 200;
  }

  function look() {
    if (isAway) return;
    const left = idleAfter - idle();
    if (left <= 0) expire();
    else if (left <= WARN_BEFORE) warn(Math.ceil(left / 1000));
    else if (warning.open) warning.close();
  }

  function inWords(seconds) {
    const counted = (number, one, more) => number ? [`${number} ${number === 1 ? one : more}`] : [];
    return [...counted(Math.floor(seconds / 60), 'minuut', 'minuten'), ...counted(seconds % 60, 'seconde', 'seconden')].join(' en ');
  }

  function openWarning(seconds) {
    said = seconds;
    warning.querySelector('[data-failed]').hidden = true;
    warning.querySelector('[data-said]').textContent = '';
    warning.showModal();
  }

  /** The clock runs for who looks; who listens hears it at the start and twice more. */
  function warn(seconds) {
    warning.querySelector('[data-left]').textContent = inWords(seconds);
    if (!warning.open) openWarning(seconds);
    if (!SAY_AT.some((at) => seconds <= at && at < said)) return;
    said = seconds;
    warning.querySelector('[data-said]').textContent = `Nog ${inWords(seconds)}.`;
  }

  async function stay() {
    const status = await sign();
    if (heed(status)) stir();
    warning.querySelector('[data-failed]').hidden = status === 200;
  }

  /** Over on the server first: other tabs that hear of it ask the server. */
  async function leave() {
    isAway = true;
    if (!csrf()) await ask();
    const answer = await post(leaveUrl, {}, { redirect: 'manual', signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    channel.postMessage({ left: who });
    return answer?.type === 'opaqueredirect';
  }

  async function leavePage(event) {
    event.preventDefault();
    if (await leave()) location.assign(homeUrl);
    else leaving.submit();
  }

  async function expire() {
    await leave();
    away();
  }

  function away() {
    isAway = true;
    warning.close();
    emit('vak:signed-out', { who });
  }

  // ---- coming back

  const asking = door.querySelector('[data-ask]');
  const code = door.querySelector('[data-code]');

  function show() {
    isAway = true;
    clearTimeout(waiting);
    if (door.open) return;
    const wait = keyed + pause - Date.now();
    if (wait > 0) {
      waiting = setTimeout(() => isAway && show(), wait);
      return;
    }
    complain('');
    door.querySelector('[data-if-writing]').hidden = !document.querySelector('form[data-writing]');
    door.showModal();
    back();
  }

  /** Above; or beside the code, when it is that which is wrong. */
  function complain(words, isCode = false) {
    for (const one of door.querySelectorAll('[data-error]')) {
      const isHere = Boolean(words) && (one.id === 'vak-sign-in-code-error') === isCode;
      one.hidden = !isHere;
      one.querySelector('span').textContent = isHere ? words : '';
    }
    if (!code) return;
    code.elements.code.setAttribute('aria-invalid', String(isCode));
    code.querySelector('.utrecht-form-field').classList.toggle('utrecht-form-field--invalid', isCode);
  }

  const post = (url, fields, how) => fetch(url, {
    method: 'POST', body: new URLSearchParams({ ...fields, next: stayUrl }),
    headers: { 'X-CSRFToken': csrf(), Accept: 'application/json, text/html;q=0.9' }, ...how,
  });

  async function back() {
    const status = await ask();
    if (status === 200) return returned();
    if (status === 404) complain(name ? `${ELSE} Log in als ${name} om verder te gaan. De ander wordt dan uitgelogd.` : ELSE);
    return false;
  }

  function returned() {
    if (!isAway) return true;
    isAway = false;
    stir();
    renewTokens(document);
    door.close();
    pause = PAUSE;
    askAgain();
    emit('vak:signed-in', { who });
    return true;
  }

  /** Signing in, here or in another tab, makes the tokens in this page's forms worthless. */
  function renewTokens(within) {
    if (csrf()) for (const field of within.querySelectorAll('input[name=csrfmiddlewaretoken]')) field.value = csrf();
  }

  function askAgain() {
    if (!code) return;
    asking.hidden = false;
    code.hidden = true;
    code.reset();
  }

  async function sendCode() {
    const status = await ask();
    if (status === 200) return returned();
    if (status === 404) await post(leaveUrl, {}, { redirect: 'manual' });
    let answer = await post(codeUrl, { email });
    // A code of before that ran out is thrown away first, and none is sent yet.
    if (answer.redirected && answer.url.includes(codeUrl) && !answer.url.includes(confirmUrl)) answer = await post(codeUrl, { email });
    if (!answer.url.includes(confirmUrl)) return complain(await complaint(answer));
    complain('');
    asking.hidden = true;
    code.hidden = false;
    code.elements.code.focus();
  }

  async function useCode() {
    const answer = await post(confirmUrl, { code: code.elements.code.value.trim() });
    if (answer.url.includes(stayUrl) && await back()) return;
    if (answer.url.includes(secondStepUrl)) return secondStep();
    const words = await complaint(answer);
    const isCode = answer.url.includes(confirmUrl);
    if (!isCode) askAgain();
    complain(words, isCode);
    if (!isCode) return asking.querySelector('button').focus();
    code.elements.code.focus();
    code.elements.code.select();
  }

  /** The browser is half-way in: the page for signing in goes on with the second step. */
  function secondStep() {
    complain('Je code klopt. Je account vraagt nog een tweede stap. Doe die in het nieuwe tabblad en kom daarna hier terug.');
    door.querySelector('[data-other-way]').focus();
  }

  /** The words of the page that came back: it is the same form as on the page for signing in. */
  async function complaint(answer) {
    const html = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const found = html.querySelector('.utrecht-form-field-error-message, [role=alert]');
    found?.querySelector('.u-hidden-visually')?.remove();
    return found?.textContent.trim() || 'Dat lukte niet. Vraag een nieuwe code.';
  }

  const carefully = (act) => async (event) => {
    event.preventDefault();
    const button = event.target.querySelector('button');
    if (button.getAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true');
    await act().catch(() => complain('Er is geen verbinding. Probeer het zo nog een keer.'));
    button.removeAttribute('aria-disabled');
  };

  // ---- who hears what

  document.addEventListener('vak:active', stir);
  document.addEventListener('vak:signed-out', show);
  document.addEventListener('input', (event) => { if (!door.contains(event.target)) typed(); });
  document.addEventListener('submit', (event) => renewTokens(event.target), true);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) { look(); if (isAway) back(); } });
  window.addEventListener('online', () => { if (isAway) back(); });
  warning.querySelector('[data-stay]').addEventListener('click', stay);
  warning.addEventListener('cancel', (event) => { event.preventDefault(); stay(); });
  leaving.addEventListener('submit', leavePage);
  door.querySelector('[data-later]').addEventListener('click', () => door.close());
  door.addEventListener('close', () => { if (isAway) pause = LONG_PAUSE; });
  asking?.addEventListener('submit', carefully(sendCode));
  code?.addEventListener('submit', carefully(useCode));
  channel.addEventListener('message', ({ data }) => {
    if (data.left === who && !isAway) away();
    else if (data.here && isAway) back();
  });
  channel.postMessage({ here: who });
  remember();
  setInterval(look, 1000);
}
