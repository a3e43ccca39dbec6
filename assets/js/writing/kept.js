// Unsent text, kept in this browser, locked with a key that only its writer gets from the server, after
// signing in. The key stays in memory: who uses this computer next finds nothing to read.
import { createStore, delMany, entries, set } from 'idb-keyval';

const OLDEST = 90 * 24 * 3600 * 1000;
const AES = 'AES-GCM';
let shelf;

const store = () => (shelf ??= createStore('vakmanschap', 'unsent'));
export const canKeep = () => Boolean(window.indexedDB && window.crypto?.subtle && navigator.locks);
export const drop = (...names) => delMany(names, store());

const keys = new Map();

/** The key of this person, or undefined when they are not signed in (any more). */
export async function unlock(url) {
  if (!keys.has(url)) keys.set(url, fetched(url).catch(() => undefined));
  const key = await keys.get(url);
  if (!key) keys.delete(url);
  return key;
}

/** Asks again: the answer brings a new token for forms along. */
export const renew = (url) => fetched(url).catch(() => undefined);

async function fetched(url) {
  const answer = await fetch(url, { headers: { Accept: 'application/json' } });
  if (!answer.ok) return undefined;
  const { key } = await answer.json();
  const bytes = Uint8Array.from(key.match(/../g), (pair) => parseInt(pair, 16));
  return crypto.subtle.importKey('raw', bytes, AES, false, ['encrypt', 'decrypt']);
}

export async function keep(name, key, facts) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: AES, iv }, key, new TextEncoder().encode(JSON.stringify(facts)));
  await set(name, { iv, data, at: Date.now() }, store());
}

/** Names of what this person left behind in windows that are closed now. */
export async function left(who) {
  const all = await entries(store());
  const old = all.filter(([, { at }]) => Date.now() - at > OLDEST).map(([name]) => name);
  if (old.length) await drop(...old);
  const held = new Set((await navigator.locks.query()).held.map((lock) => lock.name));
  return all.filter(([name]) => name.startsWith(`${who}:`) && !old.includes(name) && !held.has(name));
}

/** What was kept, or undefined when it cannot be read (any more). */
export async function read({ iv, data }, key) {
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: AES, iv }, key, data)));
  } catch {
    return undefined;
  }
}

/** Says that this window looks after this text, for as long as it is open. */
export const hold = (name) => new Promise((held) => {
  navigator.locks.request(name, { ifAvailable: true }, (lock) => {
    held(Boolean(lock));
    return lock ? new Promise(() => {}) : undefined;
  });
});
