// Presses on their way to the server: kept in this browser until they are there, and each counted once.
const PAUSES = [1000, 2000, 5000, 10_000, 20_000, 30_000];
const TIMEOUT = 20_000;
const LONGEST = 2 * 24 * 3600 * 1000;
const csrf = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? '';
const emit = (name) => document.dispatchEvent(new CustomEvent(name));
const uuid = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

export class Presses {
  /** `tell` has a function for each thing that can happen: saved, refused, waiting, away. */
  constructor({ session, who, pressUrl }, tell) {
    Object.assign(this, { url: pressUrl, tell });
    // One entry per person, so that two tabs do not overwrite each other's. Numbers only, no names.
    this.prefix = `vak:press:${who}:${session}:`;
    this.waiting = new Map(this.kept());
    this.failures = 0;
    document.addEventListener('vak:signed-in', () => this.again());
    window.addEventListener('online', () => this.again());
  }

  get size() { return this.waiting.size; }

  press(person, status) {
    const one = { person, status, token: uuid(), at: Date.now() };
    this.waiting.set(person, one);
    this.store(() => localStorage.setItem(this.prefix + person, JSON.stringify(one)));
    this.go();
  }

  again() {
    this.failures = 0;
    this.go();
  }

  async go() {
    clearTimeout(this.timer);
    if (this.isGoing) return;
    this.isGoing = true;
    while (this.size && await this.sendFirst());
    this.isGoing = false;
  }

  async sendFirst() {
    const [, one] = this.waiting.entries().next().value;
    const ago = Math.max(0, Date.now() - one.at);
    const body = new URLSearchParams({ enrolment: one.person, status: one.status, press: one.token, ago });
    const answer = await this.ask(this.url, { method: 'POST', body });
    if (answer.state === 'signed-out') {
      this.tell.away();
      emit('vak:signed-out');
      return false;
    }
    if (answer.state === 'no-connection') return this.later();
    this.failures = 0;
    this.drop(one);
    emit('vak:active');
    if (answer.state === 'saved') this.tell.saved(answer, one);
    else this.tell.refused(answer.words);
    return true;
  }

  later() {
    this.tell.waiting();
    this.timer = setTimeout(() => this.go(), PAUSES[Math.min(this.failures, PAUSES.length - 1)]);
    this.failures += 1;
    return false;
  }

  /** Unless the same person was pressed again while this one was on its way. */
  drop(one) {
    if (this.waiting.get(one.person) !== one) return;
    this.waiting.delete(one.person);
    this.store(() => localStorage.removeItem(this.prefix + one.person));
  }

  async ask(url, options = {}) {
    const headers = { Accept: 'application/json', 'X-CSRFToken': csrf() };
    const signal = AbortSignal.timeout?.(TIMEOUT);
    try {
      const answer = await fetch(url, { ...options, headers, signal });
      if (answer.headers.get('Content-Type')?.includes('json')) return await answer.json();
      // Not there for who is signed in now: somebody else took this browser.
      return { state: answer.status === 404 ? 'signed-out' : 'no-connection' };
    } catch {
      return { state: 'no-connection' };
    }
  }

  kept() {
    const found = [];
    this.store(() => {
      for (const key of Object.keys(localStorage).filter((name) => name.startsWith(this.prefix))) {
        const one = JSON.parse(localStorage.getItem(key));
        if (Date.now() - one.at < LONGEST) found.push([one.person, one]);
        else localStorage.removeItem(key);
      }
    });
    return found;
  }

  /** A browser that keeps nothing still sends what was pressed, for as long as the page is open. */
  store(act) {
    try { act(); } catch { /* no room, or not allowed */ }
  }
}
