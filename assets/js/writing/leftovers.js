// What was left in this browser by a window that closed: to its own form when that is on the page, else on its way.
import { canKeep, drop, hold, left, read, unlock } from './kept.js';
import { byName } from './filling.js';
import { newToken, send } from './sending.js';
import { takeAlong } from './locking.js';

export async function collect({ who, keyUrl, desks, tell }) {
  if (!canKeep()) return;
  const found = await left(who).catch(() => []);
  if (!found.length) return;
  const key = await unlock(keyUrl);
  if (!key) return;
  const latestFirst = found.sort(([, one], [, other]) => other.at - one.at);
  for (const [name, locked] of latestFirst) if (await hold(name)) await give(name, await read(locked, key), desks, tell);
}

async function give(name, kept, desks, tell) {
  if (!kept) return drop(name);
  const desk = desks.find((one) => one.url === kept.url && one.place === kept.place && !one.isDirty);
  if (desk) {
    desk.restore(kept);
    await desk.ready;
    await desk.keep();
    return drop(name);
  }
  return bring(name, kept, tell);
}

/** Its form is not on this page. The server keeps it, also beside another version; then it may go here. */
async function bring(name, kept, tell) {
  const answer = await send(kept, newToken());
  if (answer.state === 'erased') await drop(name);
  else if (answer.state === 'saved' || answer.state === 'clash') {
    await drop(name);
    tell(answer.state, kept);
  } else if ((answer.state === 'refused' && !answer.can_be_mended) || answer.state === 'gone') {
    const words = Object.entries(byName(kept.fields)).filter(([field]) => field !== 'place' && field !== 'who');
    const text = () => words.map(([, value]) => value).filter(Boolean).join('\n\n');
    takeAlong(document.querySelector('main').firstElementChild, `${kept.title}: ${answer.reason ?? ''}`, text, () => drop(name));
  }
}
