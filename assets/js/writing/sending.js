// One save on its way to the server, and what became of it: always an object with a `state`.
const TIMEOUT = 20_000;
const cookie = () => document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? '';
export const newToken = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;

/** The fields of a form as they would be sent, without what belongs to the page. */
export function written(form) {
  const own = new Set(['csrfmiddlewaretoken', 'version', 'token', 'action']);
  return [...new FormData(form)].filter(([name, value]) => !own.has(name) && typeof value === 'string');
}

/** `text` names its url, who wrote it, its fields, the version they started from and the unanswered saves since. */
export async function send(text, token, { keepalive = false } = {}) {
  const body = new URLSearchParams(text.fields);
  const after = text.pending.filter((one) => one !== token).join(',');
  const about = { version: text.base, token, after, who: text.who, chosen: text.isChosen ? '1' : '' };
  for (const [name, value] of Object.entries(about)) body.set(name, value);
  const headers = { Accept: 'application/json', 'X-CSRFToken': cookie() };
  const signal = keepalive ? undefined : AbortSignal.timeout?.(TIMEOUT);
  try {
    return await understood(await fetch(text.url, { method: 'POST', body, headers, keepalive, signal }));
  } catch {
    return { state: 'no-connection' };
  }
}

async function understood(answer) {
  const isJson = answer.headers.get('Content-Type')?.includes('json');
  if (isJson) return answer.json();
  // A server that is being restarted, or something in between that answers for it.
  if (answer.ok || answer.status >= 500 || answer.status === 429) return { state: 'no-connection' };
  return { state: 'gone' };
}
