import { describe, expect, it } from 'vitest';
import { offsetsOf, rangeOf } from '../../../utils/anchoring/range.ts';
import { indexWholePage } from '../../../utils/anchoring/whole-page.ts';
import { openPage } from './support.ts';

const PAGE = `<h1>Ports and  rails</h1>
  <p id="first">The <b>new</b>
     line opens <i>in  May</i>.</p>
  <div>Loose text<br>after a break<p id="second">Freight doubles.</p>tail</div>`;

const place = (text: string, part: string) => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};

describe('rangeOf', () => {
  it.each(['The new line opens in May.', 'new', 'line opens', 'in May', 'Ports and rails', 'tail'])(
    'covers %j',
    (part) => {
      const { index } = openPage(PAGE);
      const { start, end } = place(index.text, part);
      const range = rangeOf(index, start, end);
      expect(String(range).replace(/\s+/g, ' ')).toBe(part);
    },
  );

  it('covers text over several blocks', () => {
    const { index } = openPage(PAGE);
    const { start, end } = place(index.text, 'a break\n\nFreight doubles.\n\ntail');
    expect(String(rangeOf(index, start, end))).toBe('a breakFreight doubles.tail');
  });

  it('begins and ends with text, not with the white space around it', () => {
    const { index } = openPage('<p>one   <b> two </b>   three</p>');
    expect(index.text).toBe('one two three');
    const { start, end } = place(index.text, 'two');
    expect(String(rangeOf(index, start, end))).toBe('two');
  });

  it('is null for nothing, and outside of the text', () => {
    const { index } = openPage('<p>word</p>');
    expect(rangeOf(index, 2, 2)).toBeNull();
    expect(rangeOf(index, 9, 12)).toBeNull();
  });

  it('is null once the nodes are gone', () => {
    const { document, index } = openPage(PAGE);
    const { start, end } = place(index.text, 'Freight');
    document.getElementById('second')?.remove();
    expect(rangeOf(index, start, end)).toBeNull();
  });

  it('is null once the text was replaced in place', () => {
    const { document, index } = openPage(PAGE);
    const { start, end } = place(index.text, 'Freight');
    const node = document.getElementById('second')?.firstChild as Text;
    node.data = 'Traffic halves now.';
    expect(rangeOf(index, start, end)).toBeNull();
  });

  it('is null over the border of a shadow tree, and covers text inside one', () => {
    const { document } = openPage('<p>outside</p><div></div>');
    const shadow = document.querySelector('div')?.attachShadow({ mode: 'open' });
    shadow?.append(document.createElement('p'));
    (shadow?.firstChild as Element).textContent = 'inside the shadow';
    const index = indexWholePage(document);
    expect(index.text).toBe('outside\n\ninside the shadow');
    expect(rangeOf(index, 0, 15)).toBeNull();
    expect(String(rangeOf(index, 9, 15))).toBe('inside');
  });
});

describe('offsetsOf', () => {
  it('undoes rangeOf', () => {
    const { index } = openPage(PAGE);
    const { text } = index;
    for (let start = 0; start < text.length; start += 1) {
      for (let end = start + 1; end <= text.length; end += 3) {
        if (/^\s|\s$/.test(text.slice(start, end))) continue;
        const range = rangeOf(index, start, end);
        if (range === null) throw new Error(`no range ${start}..${end}`);
        expect(offsetsOf(index, range)).toEqual({ start, end });
      }
    }
  });

  it('takes element boundaries', () => {
    const { document, index } = openPage(PAGE);
    const range = document.createRange();
    range.selectNodeContents(document.getElementById('first') as Element);
    const found = offsetsOf(index, range);
    expect(index.text.slice(found?.start, found?.end)).toBe('The new line opens in May.');
  });

  it('ends where an element begins', () => {
    const { document, index } = openPage(PAGE);
    const range = document.createRange();
    range.setStart(document.querySelector('h1')?.firstChild as Node, 6);
    range.setEnd(document.getElementById('first') as Node, 0);
    const found = offsetsOf(index, range);
    expect(index.text.slice(found?.start, found?.end)).toBe('and rails');
  });

  it('leaves out what is not indexed', () => {
    const { document, index } = openPage('<p>seen</p><script>unseen</script><p>too</p>');
    const range = document.createRange();
    range.selectNodeContents(document.body);
    const found = offsetsOf(index, range);
    expect(index.text.slice(found?.start, found?.end)).toBe('seen\n\ntoo');
  });

  it('is null for white space and for text that is not indexed', () => {
    const { document, index } = openPage('<p>seen</p> <script>unseen</script>');
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('script') as Element);
    expect(offsetsOf(index, range)).toBeNull();
    range.setStart(document.body, 1);
    range.setEnd(document.body, 2);
    expect(offsetsOf(index, range)).toBeNull();
  });
});
