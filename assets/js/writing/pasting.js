// What is pasted from elsewhere goes in as plain text: paragraphs and simple lists (POD-8).
import { plainFromHtml } from './plain.js';

// Beyond so many lines Chrome needs seconds to insert what can be undone.
const MANY_LINES = 400;

document.addEventListener('paste', (event) => {
  const area = event.target.closest?.('textarea');
  const html = event.clipboardData?.getData('text/html');
  if (!area || area.readOnly || !html) return;
  const text = plainFromHtml(html);
  if (!text) return;
  event.preventDefault();
  // This way the browser can undo it; the other way it cannot, but goes in.
  if (text.split('\n').length <= MANY_LINES && document.execCommand('insertText', false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
});
