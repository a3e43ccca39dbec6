// HTML from a clipboard as plain text: paragraphs and simple lists, and nothing else (POD-8).
const BLOCKS = new Set(['P', 'DIV', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'SECTION', 'ARTICLE', 'HEADER',
  'FOOTER', 'MAIN', 'ASIDE', 'NAV', 'FIGURE', 'FIGCAPTION', 'ADDRESS', 'DL', 'DT', 'DD', 'UL', 'OL', 'TABLE', 'THEAD', 'TBODY', 'TFOOT', 'FORM', 'HR']);
// After these a line stays empty; a <div> or a list item is a line, not a paragraph.
const PARAGRAPHS = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'PRE', 'UL', 'OL', 'TABLE', 'DL']);
const SKIPPED = new Set(['VAK-SKIP', 'HEAD', 'TITLE', 'TEMPLATE', 'NOSCRIPT', 'BUTTON', 'SELECT', 'TEXTAREA']);
const style = (node) => (node.dataset?.style ?? '').replace(/\s+/g, '').toLowerCase();
const isHidden = (node) => /display:none|mso-hide:all/.test(style(node)) || node.hasAttribute?.('hidden');
const isWordItem = (node) => node.tagName === 'P' && (/^MsoListParagraph/.test(node.className) || /mso-list:(?!none|ignore)/.test(style(node)));
const words = (text) => text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/[\s\u00a0]+/g, ' ');

class Writer {
  constructor() {
    this.lines = [''];
    this.gap = false;
  }

  /** Words on the line at hand. */
  put(text) {
    const line = this.lines.length - 1;
    const joined = this.lines[line] === '' ? text.trimStart() : this.lines[line] + (this.lines[line].endsWith(' ') ? text.trimStart() : text);
    if (joined && this.lines[line] === '' && this.gap) {
      this.lines.push('');
      this.gap = false;
      return this.put(text);
    }
    this.lines[line] = joined;
  }

  mark(text) {
    this.put(text);
    this.marker = this.lines.at(-1);
  }

  /** The line is full, unless it holds no more than the mark of a list. */
  end() {
    if (this.lines.at(-1) !== '' && this.lines.at(-1) !== this.marker) this.lines.push('');
  }
  breakLine() { this.lines.push(''); }
  /** What comes next begins after an empty line. */
  apart() { this.end(); if (this.lines.length > 1) this.gap = true; }

  get text() {
    return this.lines.map((line) => line.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n').trim();
  }
}

export function plainFromHtml(html) {
  const writer = new Writer();
  read(new DOMParser().parseFromString(tamed(html), 'text/html').body, writer, []);
  return writer.text;
}

/** Looks and behaviour under other names: our content policy would report each of them, though none is used. */
function tamed(html) {
  return html.replace(/<[^>]*>/g, (tag) => tag
    .replace(/^<(link|meta|img|embed)\b.*/is, '')
    .replace(/^<(\/?)(style|script|iframe|object|svg)\b/i, '<$1vak-skip')
    .replace(/([\s"'])(style|on\w+)(\s*=)/gi, '$1data-$2$3'));
}

function read(node, writer, lists) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) writer.put(words(child.data));
    else if (child.nodeType === Node.ELEMENT_NODE && !SKIPPED.has(child.tagName) && !isHidden(child)) element(child, writer, lists);
  }
}

function element(node, writer, lists) {
  const tag = node.tagName;
  if (tag === 'BR') return writer.breakLine();
  if (tag === 'LI') return item(node, writer, lists);
  if (tag === 'TR') return row(node, writer, lists);
  if (isWordItem(node)) return wordItem(node, writer, lists);
  const isList = tag === 'UL' || tag === 'OL';
  const isInside = isList && lists.length > 0;
  if (BLOCKS.has(tag)) PARAGRAPHS.has(tag) && !isInside && !lists.length ? writer.apart() : writer.end();
  const within = isList ? [...lists, { isNumbered: tag === 'OL', next: Number(node.getAttribute('start')) || 1 }] : lists;
  read(node, writer, within);
  if (BLOCKS.has(tag)) PARAGRAPHS.has(tag) && !isInside && !lists.length ? writer.apart() : writer.end();
}

function item(node, writer, lists) {
  const list = lists.at(-1) ?? { isNumbered: false };
  writer.end();
  writer.mark(list.isNumbered ? `${list.next++}. ` : '- ');
  read(node, writer, lists.length ? lists : [list]);
  writer.end();
}

/** Cells beside each other on one line. */
function row(node, writer, lists) {
  writer.end();
  [...node.cells].forEach((cell, number) => {
    if (number) writer.put(' | ');
    writer.put(words(cell.textContent).trim());
  });
  writer.end();
}

/** Word draws its own bullets and numbers, in a part that it marks to be ignored. */
function wordItem(node, writer, lists) {
  const marker = [...node.querySelectorAll('span')].find((span) => /mso-list:ignore/.test(style(span)));
  const drawn = words(marker?.textContent ?? '').trim();
  marker?.remove();
  writer.end();
  writer.mark(/^(\d+|[a-z])[.)]/i.test(drawn) && drawn !== 'o' ? `${drawn.replace(/[.)]$/, '')}. ` : '- ');
  read(node, writer, lists.length ? lists : [{ isNumbered: false }]);
  writer.end();
}
