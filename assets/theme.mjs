// Makes the basis tokens (NL Design System) from a few seed colours, and audits their contrast.
// A provider's own colour replaces accent-1, action-1, action-2 and selected alone: meaning never changes colour.
import { oklch, hexToOklch, contrast } from './color.mjs';

const LIGHT = {
  'bg-document': [1, 0], 'bg-subtle': [0.976, 0.1], 'bg-default': [0.948, 0.24], 'bg-hover': [0.92, 0.4], 'bg-active': [0.885, 0.5],
  'border-subtle': [0.845, 0.5], 'border-default': [0.6, 0.9], 'border-hover': [0.5, 1], 'border-active': [0.42, 1],
  'color-subtle': [0.5, 0.95], 'color-default': [0.43, 1], 'color-hover': [0.36, 0.95], 'color-active': [0.3, 0.85], 'color-document': [0.27, 0.7],
};
const INVERSE = {
  'bg-document': [0.27, 0.8], 'bg-subtle': [0.33, 0.9], 'bg-default': [0.41, 1], 'bg-hover': [0.35, 0.95], 'bg-active': [0.29, 0.85],
  'border-subtle': [0.55, 0.6], 'border-default': [0.72, 0.5], 'border-hover': [0.85, 0.3], 'border-active': [0.95, 0.1],
  'color-subtle': [0.92, 0.15], 'color-default': [1, 0], 'color-hover': [1, 0], 'color-active': [1, 0], 'color-document': [1, 0],
};
const DARK = {
  'bg-document': [0.215, 0.22], 'bg-subtle': [0.25, 0.3], 'bg-default': [0.29, 0.42], 'bg-hover': [0.34, 0.5], 'bg-active': [0.38, 0.55],
  'border-subtle': [0.42, 0.45], 'border-default': [0.62, 0.7], 'border-hover': [0.72, 0.7], 'border-active': [0.8, 0.6],
  'color-subtle': [0.77, 0.5], 'color-default': [0.83, 0.55], 'color-hover': [0.9, 0.4], 'color-active': [0.94, 0.25], 'color-document': [0.95, 0.12],
};

export function ramp(name, { h, c }, scheme = 'light') {
  const out = {};
  for (const [k, [l, m]] of Object.entries(scheme === 'light' ? LIGHT : DARK)) out[`--basis-color-${name}-${k}`] = oklch(l, c * m, h);
  for (const [k, [l, m]] of Object.entries(INVERSE)) out[`--basis-color-${name}-inverse-${k}`] = oklch(l, c * m, h);
  return out;
}

export const SEEDS = {
  default: { h: 222, c: 0.022 },
  'accent-1': { h: 209, c: 0.078 },
  'action-1': { h: 209, c: 0.078 },
  'action-2': { h: 222, c: 0.1 },
  'accent-2': { h: 78, c: 0.14 },
  info: { h: 248, c: 0.1 },
  positive: { h: 155, c: 0.11 },
  warning: { h: 68, c: 0.12 },
  negative: { h: 27, c: 0.17 },
  highlight: { h: 90, c: 0.13 },
  selected: { h: 209, c: 0.078 },
  disabled: { h: 222, c: 0.012 },
};

export function colors(scheme = 'light') {
  return Object.assign({}, ...Object.entries(SEEDS).map(([n, s]) => ramp(n, s, scheme)));
}

export function tenant(hex) {
  const { h, c } = hexToOklch(hex);
  const seed = { h, c: Math.min(Math.max(c, 0.05), 0.19) };
  return Object.assign({}, ...['accent-1', 'action-1', 'action-2', 'selected'].map((n) => ramp(n, seed)));
}

/** Contrast pairs as [name, ratio, at least]. The build fails when one falls short. */
export function audit(t, groups) {
  const v = (g, k) => t[`--basis-color-${g}-${k}`];
  const rows = [];
  for (const g of groups) {
    const doc = v(g, 'bg-document');
    for (const bg of ['bg-document', 'bg-subtle', 'bg-default']) {
      for (const fg of ['color-subtle', 'color-default', 'color-document']) rows.push([`${g} ${fg} op ${bg}`, contrast(v(g, fg), v(g, bg)), 4.5]);
      rows.push([`${g} border-default op ${bg}`, contrast(v(g, 'border-default'), v(g, bg)), 3]);
    }
    for (const bg of ['inverse-bg-default', 'inverse-bg-hover', 'inverse-bg-subtle', 'inverse-bg-document']) rows.push([`${g} inverse tekst op ${bg}`, contrast(v(g, 'inverse-color-default'), v(g, bg)), 4.5]);
    rows.push([`${g} knopvlak op document`, contrast(v(g, 'inverse-bg-default'), doc), 3]);
  }
  return rows;
}
