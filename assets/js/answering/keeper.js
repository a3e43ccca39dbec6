// Answers on their way to the server: one at a time, in order, again and again until they are there.
const PAUSES = [1000, 2000, 5000, 10_000, 20_000, 30_000];
const TIMEOUT = 20_000;
const csrf = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? '';
const emit = (name) => document.dispatchEvent(new CustomEvent(name));

export class Keeper {
  constructor(url, { say, saved }) {
    Object.assign(this, { url, say, saved });
    this.waiting = new Map(); // by item: the last value, and when it was given
    this.failures = 0;
    document.addEventListener('vak:signed-in', () => this.again());
    window.addEventListener('online', () => this.again());
    window.addEventListener('beforeunload', (event) => { if (this.waiting.size && !this.isStopped) event.preventDefault(); });
  }

  keep(item, value) {
    this.waiting.set(item, { value, at: Date.now() });
    if (!this.failures) this.say('busy');
    this.go();
  }

  again() {
    this.failures = 0;
    this.go();
  }

  /** The page goes on by itself, with everything that waits. */
  stop() {
    this.isStopped = true;
    clearTimeout(this.timer);
    this.sending?.abort();
  }

  async go() {
    clearTimeout(this.timer);
    if (this.isGoing) return;
    this.isGoing = true;
    while (this.waiting.size && !this.isStopped && await this.sendFirst());
    this.isGoing = false;
  }

  async sendFirst() {
    const [item, one] = this.waiting.entries().next().value;
    const answer = await this.post(item, one);
    if (this.isStopped) return false;
    return this.take(answer, item, one);
  }

  take(answer, item, one) {
    if (answer.state === 'saved') {
      if (this.waiting.get(item) === one) this.waiting.delete(item);
      this.failures = 0;
      this.saved(item, one.value, answer.answered);
      emit('vak:active');
      if (!this.waiting.size) this.say('saved');
      return true;
    }
    if (answer.state === 'refused') {
      this.waiting.clear();
      this.say('refused', answer.words);
    } else if (answer.state === 'signed-out') {
      this.say('away');
      emit('vak:signed-out');
    } else this.later();
    return false;
  }

  later() {
    this.say('waiting');
    this.timer = setTimeout(() => this.go(), PAUSES[Math.min(this.failures, PAUSES.length - 1)]);
    this.failures += 1;
  }

  /** `ago` tells how long it waited: of two devices the later answer counts, whichever comes in last. */
  async post(item, { value, at }) {
    this.sending = new AbortController();
    const signal = AbortSignal.any?.([this.sending.signal, AbortSignal.timeout(TIMEOUT)]) ?? this.sending.signal;
    const body = new URLSearchParams({ item, value, ago: Math.max(0, Date.now() - at) });
    const headers = { Accept: 'application/json', 'X-CSRFToken': csrf() };
    try {
      const answer = await fetch(this.url, { method: 'POST', body, headers, signal });
      if (answer.headers.get('Content-Type')?.includes('json')) return await answer.json();
      // Not there for who is signed in now: somebody else took this browser.
      return { state: answer.status === 404 ? 'signed-out' : 'no-connection' };
    } catch {
      return { state: 'no-connection' };
    }
  }
}
