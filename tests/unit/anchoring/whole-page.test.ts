import { describe, expect, it } from 'vitest';
import { indexWholePage } from '../../../utils/anchoring/whole-page.ts';
import { openPage } from './support.ts';

describe('indexWholePage', () => {
  it('reads furniture too, and parts blocks', () => {
    const { index } = openPage(
      '<nav><a>Home</a></nav><main><p>A <em>short</em> note.</p><ul><li>one</li><li>two</li></ul></main><footer>End</footer>',
    );
    expect(index.text.split('\n\n')).toEqual(['Home', 'A short note.', 'one', 'two', 'End']);
  });

  it('collapses white space and takes a line break for a space', () => {
    const { index } = openPage('<p>  one\n\t two<br> three&nbsp;four <b> five</b> </p>');
    expect(index.text).toBe('one two three four five');
  });

  it('leaves out code and what markup says is not shown, not what is kept from screen readers', () => {
    const { index } = openPage(
      '<script>a()</script><p hidden>b</p><p style="color:red; display: none">c</p><p aria-hidden="true">d</p>',
    );
    expect(index.text).toBe('d');
  });

  it('reads slotted text where its slot stands', () => {
    const { document } = openPage('<div><span>light</span></div>');
    const shadow = document.querySelector('div')?.attachShadow({ mode: 'open' });
    const [before, slot] = [document.createElement('p'), document.createElement('slot')];
    before.textContent = 'shadow';
    shadow?.append(before, slot);
    expect(indexWholePage(document).text).toBe('shadow\n\nlight');
  });
});
