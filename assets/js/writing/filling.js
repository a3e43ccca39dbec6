// Puts values into a form without disturbing who types in it: the caret stays where it was.
const isChoice = (field) => field.type === 'checkbox' || field.type === 'radio';

/** `values` by name; checkboxes of one name take a list by comma. */
export function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const fields = [...form.elements].filter((field) => field.name === name);
    for (const field of fields) set(field, value);
    // A hidden slot that now holds text must be seen.
    if (value) fields[0]?.closest('[data-slot]')?.removeAttribute('hidden');
  }
}

function set(field, value) {
  if (isChoice(field)) field.checked = value.split(',').includes(field.value);
  else if (field.tagName === 'TEXTAREA') replace(field, value);
  else field.value = value;
}

/** Only what differs is replaced, so that the caret does not jump. */
function replace(area, value) {
  const now = area.value;
  let start = 0;
  while (start < Math.min(now.length, value.length) && now[start] === value[start]) start += 1;
  let end = 0;
  const most = Math.min(now.length, value.length) - start;
  while (end < most && now[now.length - 1 - end] === value[value.length - 1 - end]) end += 1;
  area.setRangeText(value.slice(start, value.length - end), start, now.length - end, 'preserve');
}

/** Fields as they were sent, by name; what was sent more than once becomes a list by comma. */
export function byName(fields) {
  const found = {};
  for (const [name, value] of fields) found[name] = name in found ? `${found[name]},${value}` : value;
  return found;
}
