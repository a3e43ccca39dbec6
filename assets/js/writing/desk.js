// A form whose text cannot be lost: saved while it is typed, kept here until the server has it.
import { canKeep, drop, hold, keep, renew, unlock } from './kept.js';
import { byName, fill } from './filling.js';
import { newToken, send, written } from './sending.js';
import { Sayer } from './saying.js';
import { lock } from './locking.js';
import { showClash } from './clash.js';

const AFTER_LAST_KEY = 1000;
const WHILE_TYPING = 3000;
const PAUSES = [1000, 2000, 5000, 10_000, 20_000, 30_000];
const emit = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

export class Desk {
  constructor(form) {
    Object.assign(this, { form, url: form.dataset.writing, who: form.dataset.who, keyUrl: form.dataset.keyUrl });
    this.place = form.elements.place?.value; // drafts share one address
    this.base = Number(form.elements.version.value);
    this.pending = []; // tokens of saves of which no answer came yet
    this.edits = 0; // counted, so that what is typed during a save is not called saved by it
    this.saved = 0;
    this.failures = 0;
    this.sayer = new Sayer(form);
    this.name = `${this.who}:${newToken()}`;
    this.ready = this.open();
    this.listen();
  }

  async open() {
    if (!canKeep()) return;
    await hold(this.name);
    this.key = await unlock(this.keyUrl);
    if (this.isDirty) this.keep();
  }

  get isDirty() { return this.edits > this.saved; }
  get facts() {
    const { url, who, base, pending, place, isChosen } = this;
    return { url, who, base, pending, place, isChosen, fields: written(this.form), page: location.href, title: document.title };
  }

  listen() {
    this.form.addEventListener('input', () => this.typed());
    this.form.addEventListener('submit', (event) => this.submit(event));
    document.addEventListener('vak:signed-in', () => this.again());
    document.addEventListener('vak:newer', ({ detail }) => { if (detail.url === this.url) this.follow(detail); });
    document.addEventListener('vak:erased', ({ detail }) => { if (detail.url === this.url) this.onErased(); });
    window.addEventListener('online', () => this.again());
    window.addEventListener('pagehide', () => this.leave());
    document.addEventListener('visibilitychange', () => document.hidden && this.leave());
    window.addEventListener('beforeunload', (event) => { if (this.isDirty && !this.isKept) event.preventDefault(); });
  }

  typed() {
    if (this.isLocked) return;
    this.edits += 1;
    this.wanted = undefined;
    this.since ??= Date.now();
    if (!this.failures && !this.clash) this.sayer.say('waiting');
    this.keep();
    this.plan(Math.min(AFTER_LAST_KEY, Math.max(0, this.since + WHILE_TYPING - Date.now())));
  }

  plan(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  again() {
    this.failures = 0;
    if (!this.key && canKeep()) this.ready = this.open();
    if (this.isDirty) this.save();
  }

  /** Puts the text in this browser; what is typed meanwhile goes in the next round. */
  async keep() {
    this.isKept = false;
    if (!this.key || this.isKeeping) return;
    this.isKeeping = true;
    const upto = this.edits;
    try {
      await keep(this.name, this.key, this.facts);
      this.isKept = upto === this.edits;
    } catch { /* a full disk, a private window: the server is all there is */ }
    this.isKeeping = false;
    if (!this.isDirty) drop(this.name);
    else if (upto !== this.edits) this.keep();
  }

  async save() {
    clearTimeout(this.timer);
    if (this.isSaving || this.isLocked || !this.isDirty) return;
    this.isSaving = true;
    const upto = this.edits, token = this.sign();
    this.since = undefined;
    this.keep();
    const answer = await send(this.facts, token);
    this.isSaving = false;
    this.take(answer, upto, token);
  }

  sign() {
    const token = newToken();
    this.pending.push(token);
    return token;
  }

  /** The page goes: one last save, of which this page will not hear. What is kept here makes sure of it. */
  leave() {
    if (!this.isDirty || this.isLocked) return;
    const token = this.sign();
    this.keep();
    send(this.facts, token, { keepalive: true }).then((answer) => this.take(answer, -1, token));
  }

  take(answer, upto, token) {
    if (upto < 0) return; // no more than a try
    if (answer.state !== 'no-connection') emit('vak:active');
    const act = { saved: this.onSaved, clash: this.onClash, refused: this.onRefused, gone: this.onGone, erased: this.onErased }[answer.state];
    if (act) {
      this.failures = 0;
      act.call(this, answer, upto, token);
    } else this.onTrouble(answer.state);
  }

  onSaved(answer, upto, token) {
    this.answered(upto, token);
    this.closeClash?.();
    if (this.isDirty) this.base = answer.sent;
    else {
      this.base = answer.number;
      fill(this.form, answer.fields);
      this.sayer.saved(answer.at);
    }
    this.settle();
  }

  /** It is kept beside the text; the person chooses when they want to. */
  onClash(answer, upto, token) {
    this.answered(upto, token);
    this.sayer.say('clash');
    this.clash = answer;
    this.settle();
    if (this.wanted) this.choose();
  }

  choose() {
    this.closeClash = showClash(this.form, this.clash.html, {
      mine: () => this.decide({}),
      theirs: () => this.decide(this.clash.theirs),
    });
  }

  /** What stands there is the start now; saving goes over it, and it stays in the history. */
  decide(theirs) {
    this.base = this.clash.number;
    this.pending = [];
    fill(this.form, { ...this.clash.fields, ...theirs });
    this.clash = undefined;
    this.isChosen = true;
    this.edits += 1;
    this.save();
  }

  onRefused(answer) {
    this.wanted = undefined;
    this.sayer.say('refused', answer.reason, 'alert-triangle');
    if (answer.can_be_mended) return;
    this.isLocked = true;
    lock(this.form, answer.reason, () => drop(this.name));
  }

  onGone() {
    this.onRefused({ reason: 'Deze tekst kan hier niet meer worden opgeslagen.', can_be_mended: false });
  }

  /** It had to go, and went: nothing of it stays in this browser. */
  async onErased() {
    this.isLocked = true;
    this.saved = this.edits;
    for (const area of this.form.querySelectorAll('textarea')) area.value = '';
    await drop(this.name);
  }

  /** Someone who writes in the same text saved; a page that hears of it tells. What is typed here is merged later. */
  follow({ number, fields }) {
    if (this.isDirty || this.isSaving || this.isLocked || this.clash || number <= this.base) return;
    this.base = number;
    fill(this.form, fields);
  }

  onTrouble(state) {
    if (state === 'csrf') renew(this.keyUrl);
    const isAway = state === 'signed-out' || state === 'someone-else';
    this.sayer.say(isAway ? state : this.key ? 'no-connection' : 'unkept');
    if (isAway) return emit('vak:signed-out', { who: this.who });
    this.plan(state === 'csrf' && !this.failures ? 200 : PAUSES[Math.min(this.failures, PAUSES.length - 1)]);
    this.failures += 1;
  }

  answered(upto, token) {
    this.isChosen = false;
    this.saved = Math.max(this.saved, upto);
    this.pending = this.pending.slice(this.pending.indexOf(token) + 1);
  }

  settle() {
    if (this.isDirty) {
      this.keep();
      return this.plan(AFTER_LAST_KEY);
    }
    if (!this.isKeeping) drop(this.name);
    if (this.wanted && !this.clash) this.form.requestSubmit(this.wanted);
  }

  /** Buttons wait until the server has the text; only then the page goes. */
  submit(event) {
    const csrf = this.form.elements.csrfmiddlewaretoken;
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1];
    if (cookie && csrf) csrf.value = cookie;
    this.form.elements.version.value = this.base;
    if (event.defaultPrevented || this.isLocked || (!this.isDirty && !this.clash)) return;
    event.preventDefault();
    this.wanted = event.submitter ?? undefined;
    if (this.clash) this.choose();
    else this.save();
  }

  /** Text that was left behind here in a window that closed: back in the form, and to the server. */
  restore(kept) {
    this.base = kept.base;
    this.pending = kept.pending;
    const blank = [...this.form.elements].filter((field) => field.type === 'checkbox' || field.type === 'radio');
    fill(this.form, { ...Object.fromEntries(blank.map((field) => [field.name, ''])), ...byName(kept.fields) });
    this.edits += 1;
    this.save();
  }
}
