// A timer for in the training room. Needs no connection; goes on where it was when the page is opened again.
const box = document.querySelector('[data-timer]');
if (box) {
  const key = `vak:timer:${box.dataset.timer}`;
  const [left, stop, own] = ['[data-left]', '[data-stop]', '[data-own]'].map((name) => box.querySelector(name));
  const spoken = box.querySelector('[data-timer-spoken]');
  const kept = { get: () => { try { return Number(sessionStorage.getItem(key)); } catch { return 0; } },
    set: (value) => { try { sessionStorage.setItem(key, value); } catch { /* not kept then */ } } };
  let ends = kept.get();
  let ticking;
  let wasLast;

  const shown = (seconds) => `${Math.floor(seconds / 60)}.${String(seconds % 60).padStart(2, '0')}`;
  const run = (until) => {
    ends = until;
    kept.set(ends);
    wasLast = false;
    clearInterval(ticking);
    if (ends) ticking = setInterval(tick, 250);
    tick();
  };
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((ends - Date.now()) / 1000));
    left.textContent = ends && !seconds ? 'De tijd is om' : shown(seconds);
    left.classList.toggle('vak-timer__left--over', Boolean(ends && !seconds));
    stop.hidden = !ends;
    if (ends && seconds && seconds <= 60 && !wasLast) {
      wasLast = true;
      spoken.textContent = 'Nog een minuut';
    }
    if (ends && !seconds) {
      clearInterval(ticking);
      spoken.textContent = 'De tijd is om';
    }
  };
  const start = (minutes) => {
    if (!(minutes > 0)) return own.focus();
    spoken.textContent = `De tijd loopt: ${minutes} minuten`;
    return run(Date.now() + Math.min(minutes, 600) * 60_000);
  };

  box.addEventListener('click', ({ target }) => {
    const minutes = target.closest('[data-minutes]')?.dataset.minutes;
    if (minutes) start(Number(minutes));
    else if (target.closest('[data-start]')) start(Number(own.value));
    else if (target.closest('[data-stop]')) run(0);
  });
  own.addEventListener('keydown', (event) => { if (event.key === 'Enter') start(Number(own.value)); });
  box.hidden = false;
  run(ends);
}
