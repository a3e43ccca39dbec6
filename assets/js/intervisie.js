// An intervisie under way: one clock for all browsers at the table. The server says when a step ends, in its own time;
// each browser finds out how far its own time is from that, and counts down by itself.
const page = document.querySelector('[data-intervisie]');
const EVERY = 1000;
const AFTER_TROUBLE = 4000;
const SAMPLES = 8;
// Once the time is up for this long, an open page is no longer a sign that somebody sits there.
const STILL_THERE = 30 * 60_000;
const emit = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

if (page) {
  const said = page.querySelector('[data-said]');
  const lost = page.querySelector('[data-lost]');
  const samples = [];
  let number = Number(page.dataset.number);
  let clock = read(), offset, ticking, asking, last = Infinity, lock, isOver = false;

  // ---- whose time it is

  function read() { return JSON.parse(document.getElementById('nu').dataset.clock); }

  /** The answer that was on its way shortest tells the server's time best. */
  function learn(now, sent, received) {
    samples.push({ way: received - sent, offset: now - (sent + received) / 2 });
    if (samples.length > SAMPLES) samples.shift();
    offset = samples.reduce((best, one) => (one.way < best.way ? one : best)).offset;
  }

  const left = () => (clock.runs && offset !== undefined ? clock.ends - (performance.now() + offset) : clock.left);

  // ---- what is shown

  function digits(milliseconds) {
    const whole = Math.ceil(milliseconds / 1000), seconds = Math.abs(whole);
    return `${whole < 0 ? '+' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }

  function draw() {
    clearTimeout(ticking);
    const time = page.querySelector('[data-time]');
    if (!time) return;
    const now = left();
    time.textContent = digits(now);
    if (!clock.runs) return;
    overtime(now < 0);
    mention(now);
    last = now;
    // Just past the moment that the last digit changes, so that all screens turn together.
    ticking = setTimeout(draw, (((now % 1000) + 1000) % 1000) + 5);
  }

  function overtime(isOver) {
    page.querySelector('[data-face]').classList.toggle('vak-clock__face--over', isOver);
    if (isOver) page.querySelector('[data-note]').textContent = 'De tijd is om';
  }

  /** Who listens hears the minute before the end, and the end: no more. */
  function mention(now) {
    if (last > 60_000 && now <= 60_000 && now > 0 && last !== Infinity) say('Nog één minuut.');
    if (last > 0 && now <= 0 && last !== Infinity) say('De tijd van deze stap is om.');
  }

  const say = (words) => { said.textContent = words; };

  // ---- what others do

  async function ask() {
    clearTimeout(asking);
    const sent = performance.now();
    const answer = await fetch(`${page.dataset.standing}?tekst=${number}`, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    const received = performance.now();
    const standing = answer?.ok ? await answer.json().catch(() => undefined) : undefined;
    lost.hidden = Boolean(standing) || answer?.status === 401;
    if (answer?.status === 401) return emit('vak:signed-out', {});
    if (answer?.status === 404) return over();
    if (standing) heed(standing, sent, received);
    if (!document.hidden && !isOver) asking = setTimeout(ask, standing ? EVERY : AFTER_TROUBLE);
  }

  function heed(standing, sent, received) {
    if (standing.state === 'ended') return over();
    learn(standing.now, sent, received);
    if (standing.text) {
      number = standing.text.number;
      emit('vak:newer', { url: page.dataset.text, ...standing.text });
    }
    if (standing.clock.mark !== clock.mark) document.getElementById('nu').dispatchEvent(new CustomEvent('vak:stale'));
    draw();
    if (clock.runs && left() > -STILL_THERE) emit('vak:active');
  }

  /** The case is gone, here too; what is left stands on the page that comes. */
  function over() {
    if (isOver) return;
    isOver = true;
    emit('vak:erased', { url: page.dataset.text });
    setTimeout(() => location.reload(), 100);
  }

  /** The part with the clock was drawn anew: by a press here, or because somebody pressed. */
  function renewed() {
    const before = clock;
    clock = read();
    last = Infinity;
    draw();
    if (clock.step !== before.step) say(`${page.querySelector('.vak-clock__where').textContent}: ${page.querySelector('[data-step-name]').textContent}.`);
    else if (clock.runs !== before.runs) say(clock.runs ? 'De klok loopt weer.' : 'De klok staat stil.');
    wake();
  }

  /** A telephone on the table stays lit while the clock runs. */
  async function wake() {
    if (!clock.runs) lock = lock?.release() && undefined;
    else if (!lock || lock.released) lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
  }

  document.body.addEventListener('htmx:afterSettle', (event) => { if (page.contains(event.target)) renewed(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) { ask(); wake(); } });
  document.addEventListener('vak:signed-in', ask);
  draw();
  wake();
  ask();
}
