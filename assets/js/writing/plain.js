// HTML from a clipboard as plain text: paragraphs and simple lists, and nothing else (POD-8).
const BLOCKS = new Set(['P', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'SECTION', 'ARTICLE', 'HEADER',
  'FOOTER', 'MAIN', 'ASIDE', 'NAV', 'FIGURE', 'FIGCAPTION', 'ADDRESS', 'DL', 'DT', 'DD', 'UL', 'OL', 'TABLE', 'CAPTION', 'THEAD',
  'TBODY', 'TFOOT', 'FORM', 'FIELDSET', 'LEGEND', 'DETAILS', 'SUMMARY', 'CENTER', 'HR']);
// After these a line stays empty; a <div> or a list item is a line, not a paragraph.
const PARAGRAPHS = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'UL', 'OL', 'TABLE', 'DL']);
const SKIPPED = new Set(['VAK-SKIP', 'HEAD', 'TITLE', 'TEMPLATE', 'NOSCRIPT', 'BUTTON', 'SELECT', 'TEXTAREA']);
const DRAWN_NUMBER = /^\(?(\d{1,3}|[a-z]|[ivx]{2,5})[.)]$/i;
const DRAWN = /^([·•▪§\uf0a7\uf0b7o]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]) +/i;
const ROMAN = { i: 1, v: 5, x: 10 };

const style = (node) => (node.dataset?.style ?? '').replace(/\s+/g, '').toLowerCase();
const isHidden = (node) => /display:none|mso-hide:all/.test(style(node)) || node.hasAttribute?.('hidden');
// Outlook on the web puts x_ before each class.
const isWordItem = (node) => node.tagName === 'P'
  && (/(^|[\s_])MsoListParagraph/.test(node.className) || /mso-list:(?!none|ignore|skip)/.test(style(node)));
/** Text without marks that nobody sees, as the server keeps it. */
export const seen = (text) => text.replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
  // A joiner makes one emoji of several and shapes Persian and Hindi; anywhere else it is a leftover.
  .replace(/([^\0-\u02ff\s\u200c\u200d][\u200c\u200d])(?=[^\0-\u02ff\s\u200c\u200d])|[\u200c\u200d]/gu, '$1');
const words = (text) => seen(text).replace(/\s+/g, ' ');

class Writer {
  constructor() {
    this.lines = [''];
    this.gap = false;
    this.isBehindList = false;
  }

  get line() { return this.lines.at(-1); }
  set line(text) { this.lines[this.lines.length - 1] = text; }

  /** Words on the line at hand. */
  put(text) {
    const more = this.line === '' || this.line.endsWith(' ') ? text.trimStart() : text;
    if (!more) return;
    if (this.line === '' && this.gap) this.lines.push('');
    this.gap = this.isBehindList = false;
    this.line += more;
  }

  /** The mark of a list item; an item that holds no more than a list has none of its own. */
  mark(text) {
    if (this.line === this.marker) this.line = '';
    this.put(text);
    this.marker = this.line;
  }

  unmark() { if (this.line === this.marker) this.line = ''; }

  /** The line is full, unless it holds no more than the mark of a list. */
  end() {
    if (this.line !== '' && this.line !== this.marker) this.lines.push('');
  }
  breakLine() { this.lines.push(''); }
  /** What comes next begins after an empty line. */
  apart() { this.end(); if (this.lines.length > 1) this.gap = true; }

  get text() {
    return this.lines.map((line) => line.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n').trim();
  }
}

export function plainFromHtml(html) {
  const body = new DOMParser().parseFromString(tamed(html), 'text/html').body;
  return plain(body, []);
}

function plain(node, lists, keepsLines = false) {
  const writer = new Writer();
  read(node, writer, lists, keepsLines);
  return writer.text;
}

/** Looks and behaviour under other names: our content policy would report each of them, though none is used. */
function tamed(html) {
  return html.replace(/<(style|script|svg|iframe|object)\b[^>]*>.*?<\/\1\s*>/gis, '').replace(/<[^>]*>/g, (tag) => tag
    .replace(/^<img\b.*?\salt=(["'])(\p{Extended_Pictographic}.{0,12})\1.*/isu, '$2')
    .replace(/^<(link|meta|img|embed)\b.*/is, '')
    .replace(/^<(\/?)(style|script|iframe|object|svg)\b/i, '<$1vak-skip')
    .replace(/([\s"'])(style|on\w+)(\s*=)/gi, '$1data-$2$3'));
}

/** Whether a newline in the text is one on the screen; what says nothing of it does as what it stands in. */
function linesKept(node, otherwise) {
  const [, way] = /white-space(?:-collapse)?:([a-z-]+)/.exec(style(node)) ?? [];
  return way ? /^(pre|break)/.test(way) : node.tagName === 'PRE' || otherwise;
}

function read(node, writer, lists, keepsLines) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) write(child, writer, keepsLines);
    else if (child.nodeType === Node.ELEMENT_NODE && !SKIPPED.has(child.tagName) && !isHidden(child)) {
      element(child, writer, lists, linesKept(child, keepsLines));
    }
  }
}

function write({ data, previousSibling, nextSibling }, writer, keepsLines) {
  const isBetween = !data.trim() && [previousSibling, nextSibling].some((beside) => BLOCKS.has(beside?.tagName) || beside?.tagName === 'LI');
  if (!keepsLines || isBetween) return writer.put(words(data));
  seen(data).split(/\r\n|\r|\n/).forEach((line, number) => {
    if (number) writer.breakLine();
    writer.put(words(line));
  });
}

function element(node, writer, lists, keepsLines) {
  const tag = node.tagName;
  if (tag === 'BR') return writer.breakLine();
  if (tag === 'LI') return item(node, writer, lists, keepsLines);
  if (tag === 'TR') return row(node, writer, lists, keepsLines);
  if (isWordItem(node)) return wordItem(node, writer, keepsLines);
  if (tag === 'UL' || tag === 'OL') return list(node, writer, lists, keepsLines);
  const border = () => (PARAGRAPHS.has(tag) && !lists.length ? writer.apart() : writer.end());
  if (BLOCKS.has(tag)) border();
  read(node, writer, lists, keepsLines);
  if (BLOCKS.has(tag)) border();
}

function list(node, writer, lists, keepsLines) {
  const isInside = lists.length > 0;
  const start = Number.parseInt(node.getAttribute('start') ?? '1', 10) || 1;
  const isNumbered = node.tagName === 'OL';
  // Word on the web makes a list of each item.
  const goesOn = writer.isBehindList && (!isNumbered || start > 1);
  if (isInside) writer.end();
  else writer.apart();
  if (goesOn) writer.gap = false;
  read(node, writer, [...lists, { isNumbered, next: start }], keepsLines);
  if (isInside) return writer.end();
  writer.apart();
  writer.isBehindList = true;
}

function item(node, writer, lists, keepsLines) {
  const within = lists.length ? lists : [{ isNumbered: false }];
  const own = within.at(-1);
  writer.end();
  writer.mark(own.isNumbered ? `${own.next++}. ` : '- ');
  read(node, writer, within, keepsLines);
  writer.unmark();
  writer.end();
}

/** Cells beside each other on one line; but a table that only places things is read as if it were not there. */
function row(node, writer, lists, keepsLines) {
  const cells = [...node.cells].filter((cell) => !isHidden(cell));
  const text = (cell) => plain(cell, lists, linesKept(cell, keepsLines));
  writer.end();
  // What nests is never read twice: newsletters go ten tables deep.
  if (isPlacing(node, cells, text)) for (const cell of cells) { read(cell, writer, lists, linesKept(cell, keepsLines)); writer.end(); }
  else writer.put(cells.map((cell) => text(cell).replace(/\s*\n\s*/g, ' ')).join(' | ').replace(/[ |]+$/, ''));
  writer.end();
}

function isPlacing(node, cells, text) {
  if (node.closest('table').getAttribute('role') === 'presentation' || cells.some((cell) => cell.querySelector('table'))) return true;
  const texts = cells.map(text).filter(Boolean);
  return texts.length === 1 && texts[0].includes('\n');
}

/** Word draws its own bullets and numbers, in a part that it marks to be ignored. Outlook drops that mark. */
function wordItem(node, writer, keepsLines) {
  const ignored = [...node.querySelectorAll('span')].find((span) => /mso-list:ignore/.test(style(span)));
  ignored?.remove();
  const text = plain(node, [], keepsLines);
  const drawn = ignored ? words(ignored.textContent).trim() : DRAWN.exec(text)?.[1];
  writer.end();
  if (!drawn) return paragraph(text, writer);
  writer.mark(mark(drawn));
  lines(ignored ? text : text.replace(DRAWN, ''), writer);
  writer.unmark();
  writer.end();
}

function paragraph(text, writer) {
  writer.apart();
  lines(text, writer);
  writer.apart();
}

function lines(text, writer) {
  text.split('\n').forEach((line, number) => {
    if (number) writer.breakLine();
    writer.put(line);
  });
}

function mark(drawn) {
  const [, number] = DRAWN_NUMBER.exec(drawn) ?? [];
  if (number) return `${counted(number.toLowerCase())}. `;
  return /^\d/.test(drawn) ? `${drawn} ` : '- ';
}

/** The number of an item marked "3", "c" or "iii". A lone i, v or x is Roman, as on the server. */
function counted(number) {
  if (/^\d/.test(number)) return number;
  const values = [...number].map((letter) => ROMAN[letter] ?? 0);
  if (values.includes(0)) return number.charCodeAt(0) - 96;
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
