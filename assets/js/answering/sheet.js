// Ten questions: from one to the next by key, and one at a time where there is little room.
const NARROW = matchMedia('(max-width: 39.99rem)');

export class Sheet {
  constructor(form) {
    this.form = form;
    this.items = [...form.querySelectorAll('[data-item]')];
    this.steps = form.querySelector('[data-steps]');
    form.addEventListener('keydown', (event) => this.key(event));
    form.addEventListener('click', (event) => this.pressed(event));
    form.addEventListener('focusin', ({ target }) => { this.at = this.index(target) ?? this.at; });
    this.steps.addEventListener('click', (event) => this.step(event));
    NARROW.addEventListener('change', () => this.arrange());
  }

  /** At the question in the address; else at the first that is open. */
  open() {
    const asked = this.items.findIndex((item) => `#${item.id}` === location.hash);
    const first = this.items.findIndex((item) => item.dataset.place === this.form.dataset.opens);
    this.at = asked >= 0 ? asked : Math.max(first, 0);
    this.form.querySelector('[data-keys]').hidden = false;
    this.arrange();
    // After the browser itself went to the address, or it would take the focus away again.
    if (asked >= 0) window.addEventListener('load', () => setTimeout(() => this.focus()));
  }

  index(element) {
    const found = this.items.indexOf(element.closest('[data-item]'));
    return found >= 0 ? found : undefined;
  }

  arrange() {
    this.form.classList.toggle('vak-sheet--one', NARROW.matches);
    this.steps.hidden = !NARROW.matches;
    this.items.forEach((item, n) => { item.hidden = NARROW.matches && n !== this.at; });
    this.steps.querySelector('[data-step="-1"]').hidden = this.at === 0 && !this.button('back');
  }

  button(to) { return this.form.querySelector(`button[name=to][value=${to}]`); }

  /** Only within a question, so that no key does anything where one does not expect it. */
  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-5]$/.test(event.key)) return;
    const at = this.index(event.target);
    const choice = at === undefined ? undefined : this.items[at].querySelector(`input[type=radio][value="${event.key}"]`);
    if (!choice) return;
    event.preventDefault();
    this.at = at;
    choice.checked = true;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    this.go(1);
  }

  /** A tap goes on by itself where there is one question; the arrow keys, which also choose, do not. */
  pressed(event) {
    if (NARROW.matches && event.detail > 0 && event.target.matches('input[type=radio]')) setTimeout(() => this.go(1), 250);
  }

  step(event) {
    const by = Number(event.target.closest('[data-step]')?.dataset.step);
    if (by) this.go(by);
  }

  /** Past the last or the first it is for the form: the next ten, or the ten before. */
  go(by) {
    const next = this.at + by;
    if (next >= 0 && next < this.items.length) {
      this.at = next;
      this.arrange();
      return this.focus();
    }
    const button = this.button(by > 0 ? 'next' : 'back');
    if (NARROW.matches) button?.click();
    else button?.focus();
  }

  focus() {
    const item = this.items[this.at];
    const choice = item.querySelector('input:checked') ?? item.querySelector('input[type=radio]');
    choice.focus({ preventScroll: true });
    item.scrollIntoView({ block: NARROW.matches ? 'start' : 'center' });
  }
}
