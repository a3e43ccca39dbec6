// The list on the page: which button is in, who recorded it, how many told that they are there.
export class Roll {
  constructor(list) {
    this.list = list;
    this.form = document.querySelector('[data-confirm]');
  }

  one(person) { return this.list.querySelector(`[data-person="${person}"]`); }

  buttons(person) { return [...this.one(person).querySelectorAll('[aria-pressed]')]; }

  nameOf(person) { return this.one(person).dataset.name; }

  noteOf(person) { return this.one(person).querySelector('[data-note]').textContent; }

  statusOf(person) { return this.buttons(person).find((button) => button.ariaPressed === 'true')?.value ?? ''; }

  wordFor(status) {
    return this.list.querySelector(`[aria-pressed][value="${status}"]`)?.textContent.toLowerCase() ?? 'gewist';
  }

  press(person, status) {
    if (!this.one(person)) return;
    for (const button of this.buttons(person)) button.ariaPressed = String(button.value === status);
    const clear = this.one(person).querySelector('[value=""]');
    if (document.activeElement === clear && !status) this.buttons(person)[0].focus();
    clear.hidden = !status;
  }

  /** As the server has it, save for who has a press on its way. */
  show({ people, claims, recorded }, waiting) {
    for (const { pk, status, note } of people) {
      if (!this.one(pk) || waiting.has(String(pk))) continue;
      this.press(pk, status);
      this.one(pk).querySelector('[data-note]').textContent = note;
    }
    document.querySelector('[data-claims]').textContent = claims;
    document.querySelector('[data-recorded]').textContent = recorded;
    this.form.hidden = !claims;
  }
}
