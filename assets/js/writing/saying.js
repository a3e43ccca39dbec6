// Says in words how saving goes. Nothing else on the page moves; a screen reader hears what matters, now and then.
const WORDS = {
  waiting: ['pencil', 'Nog niet opgeslagen'],
  'no-connection': ['cloud-off', 'Geen verbinding: we bewaren je tekst hier en proberen het opnieuw'],
  unkept: ['cloud-off', 'Geen verbinding. Laat deze pagina open: je tekst staat alleen hier'],
  'signed-out': ['lock', 'Je bent niet meer ingelogd. We bewaren je tekst hier'],
  'someone-else': ['lock', 'Hier is nu iemand anders ingelogd. We bewaren je tekst hier'],
  clash: ['alert-triangle', 'Opgeslagen naast een andere versie.'],
};
const LOOKS = { saved: 'saved', waiting: 'waiting', clash: 'warning' };
const QUIET = 60_000;
const clock = new Intl.DateTimeFormat('nl-NL', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Amsterdam' });
export const time = (at) => `${clock.format(new Date(at)).replace(':', '.')}\u00a0uur`;

export class Sayer {
  constructor(form) {
    this.line = form.querySelector('[data-save-state]');
    this.choose = form.querySelector('[data-save-choose]');
    this.heard = form.querySelector('[data-save-said]');
    this.spokenAt = 0;
  }

  say(state, words = WORDS[state]?.[1], drawing = WORDS[state]?.[0] ?? 'cloud-check') {
    const label = this.line?.querySelector('[data-label]');
    if (!label) return;
    this.choose.hidden = state !== 'clash';
    if (label.textContent === words) return;
    label.textContent = words;
    this.line.className = `vak-save vak-save--${LOOKS[state] ?? 'error'}`;
    this.line.dataset.saveState = state;
    const drawn = this.line.querySelector('use');
    drawn?.setAttribute('href', drawn.getAttribute('href').replace(/#.*/, `#${drawing}`));
    this.speak(state, words);
  }

  saved(at) { this.say('saved', `${this.line?.dataset.savedWords ?? 'Opgeslagen'} om ${time(at)}`); }

  /** "Saved" is news once a minute, or after trouble; that something was typed is none. */
  speak(state, words) {
    if (state === 'waiting') return;
    const isTold = this.told === state && Date.now() - this.spokenAt < QUIET;
    this.told = state;
    if (isTold) return;
    this.spokenAt = Date.now();
    this.heard.textContent = words;
  }
}
