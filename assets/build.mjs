// Builds into ../static/build: one style sheet, one sprite, small scripts, fonts, the questionnaire, licences.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync } from 'esbuild';
import { SEEDS, audit, colors, tenant } from './theme.mjs';

process.chdir(path.dirname(fileURLToPath(import.meta.url)));
const OUT = '../static/build';
const TARGET = ['chrome109', 'firefox115', 'safari16'];
const read = (file) => fs.readFileSync(file, 'utf8');
const write = (name, content) => {
  fs.mkdirSync(path.dirname(`${OUT}/${name}`), { recursive: true });
  fs.writeFileSync(`${OUT}/${name}`, content);
};

fs.rmSync(OUT, { recursive: true, force: true });
sprite();
styles();
scripts();
fonts();
questionnaire();
licences();
fs.copyFileSync('favicon.svg', `${OUT}/favicon.svg`);

function sprite() {
  const symbol = (name) => {
    const svg = read(`node_modules/@tabler/icons/icons/outline/${name}.svg`);
    const inner = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.indexOf('</svg>'))
      .replace(/\s*\n\s*/g, '').replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, '');
    return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
  };
  const names = read('icons.txt').split('\n').filter(Boolean).sort();
  write('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${names.map(symbol).join('')}</svg>`);
}

function styles() {
  const css = bundled();
  const palette = { ...colors('light'), ...(process.env.THEME_COLOUR ? tenant(process.env.THEME_COLOUR) : {}) };
  const short = audit(palette, Object.keys(SEEDS)).filter(([, ratio, least]) => ratio < least);
  if (short.length) throw new Error(`Too little contrast: ${short.map(([name]) => name).join(', ')}`);
  const all = `${css}\n@layer tokens{.vak-theme{${tokens(css, palette)}}}`;
  const notice = '/*! Contains components and tokens of NL Design System, EUPL-1.2. See licenties.txt */\n';
  write('app.css', notice + transformSync(all, { loader: 'css', minify: true, legalComments: 'none' }).code);
}

function bundled() {
  const result = buildSync({
    entryPoints: ['css/app.css'], bundle: true, minify: true, write: false, outdir: OUT, target: TARGET,
    loader: { '.woff2': 'file', '.svg': 'file' }, assetNames: 'files/[name]', legalComments: 'none',
  });
  let css = '';
  for (const file of result.outputFiles) {
    if (file.path.endsWith('.css')) css = file.text;
    else write(path.relative(path.resolve(OUT), file.path), file.contents);
  }
  return css;
}

/** Of the token source only what our CSS uses; our own values in theme.css come in a later layer and win. */
function tokens(css, palette) {
  const source = new Map(
    [...read('node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css').matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)]
      .map(([, name, value]) => [name, value.replace(/\/\*.*?\*\//g, '').trim()]),
  );
  const own = new Map([...css.matchAll(/(--(?:basis|nl|utrecht|vak)-[\w-]+):([^;}]+)/g)].map(([, name, value]) => [name, value]));
  const used = (text) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name);
  const needed = new Set();
  for (const queue = used(css); queue.length;) {
    const name = queue.pop();
    if (needed.has(name)) continue;
    needed.add(name);
    queue.push(...used(String(own.get(name) ?? palette[name] ?? source.get(name) ?? '')));
  }
  const theme = read('css/theme.css');
  const rows = [...needed].sort()
    .map((name) => [name, palette[name] ?? (theme.includes(`${name}:`) ? undefined : source.get(name))])
    .filter(([, value]) => value !== undefined);
  const brand = rows.filter(([, value]) => /--voorbeeld-/.test(value));
  if (brand.length) throw new Error(`Values of another brand: ${brand.map(([name]) => name).join(', ')}`);
  return rows.map(([name, value]) => `${name}:${value}`).join(';');
}

/** Each file in js/ is one behaviour, by itself; what several share stands in a folder beside them. */
function scripts() {
  const entries = fs.readdirSync('js').filter((name) => name.endsWith('.js'));
  buildSync({
    entryPoints: entries.map((name) => `js/${name}`), outdir: `${OUT}/js`, bundle: true, minify: true,
    format: 'iife', target: TARGET, legalComments: 'none',
  });
}

/** Static cuts for PDFs: what draws them knows no variable fonts. Names come in more scripts than texts do. */
function fonts() {
  const latin = ['latin-400-normal', 'latin-400-italic', 'latin-600-normal', 'latin-700-normal'];
  const both = ['latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'];
  const others = both.flatMap((script) => [`${script}-400-normal`, `${script}-700-normal`]);
  const cuts = { 'source-sans-3': [...latin, ...others] };
  for (const script of ['arabic', 'hebrew']) cuts[`noto-sans-${script}`] = [`${script}-400-normal`, `${script}-700-normal`];
  for (const [font, names] of Object.entries(cuts)) {
    for (const cut of names) {
      const name = `${font}-${cut}.woff2`;
      write(`pdf/${name}`, fs.readFileSync(`node_modules/@fontsource/${font}/files/${name}`));
    }
  }
}

/** What the server reads at its start: items and keys, without the facet that asks after political conviction. */
function questionnaire() {
  const name = '@alheimsins/b5-johnson-120-ipip-neo-pi-r';
  const { version } = JSON.parse(read(`node_modules/${name}/package.json`));
  const all = JSON.parse(read(`node_modules/${name}/data/nl/questions.json`));
  if (all.length !== 120) throw new Error(`${name} holds ${all.length} items instead of 120`);
  const items = all
    .map(({ text, domain, facet, keyed }, index) => ({ number: index + 1, facet: `${domain}${facet}`, keyed, text }))
    .filter(({ facet }) => facet !== 'O6');
  write('bigfive/items.json', JSON.stringify({ package: name, version, items }, null, 1));
}

function licences() {
  const { dependencies } = JSON.parse(read('package.json'));
  const names = [...Object.keys(dependencies), '@nl-design-system-unstable/voorbeeld-design-tokens'];
  const line = (name) => {
    const { version, license } = JSON.parse(read(`node_modules/${name}/package.json`));
    return `${name} ${version}: ${license}`;
  };
  write('licenties.txt', `${names.map(line).join('\n')}\nhtmx 2.0.10: 0BSD\n`);
}
