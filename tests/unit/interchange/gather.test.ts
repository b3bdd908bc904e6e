import { describe, expect, it } from 'vitest';
import { gathered } from '../../../utils/interchange/gather.ts';

async function* each(pieces: readonly string[]): AsyncGenerator<string> {
  yield* pieces;
}

describe('a file gathered from pieces', () => {
  it('holds their text in their order, as UTF-8', async () => {
    const pieces = ['one', '', ' “two” ', '三', '😀'];
    const file = await gathered(each(pieces), 'text/plain');
    expect(file.type).toBe('text/plain');
    expect(await file.text()).toBe('one “two” 三😀');
  });

  it('is cut into parts between characters, wherever these fall', async () => {
    // Four bytes each, behind one that lets no cut fall on a multiple of four.
    const pieces = ['a', '😀'.repeat(100_000), '三'.repeat(250_000), 'b'];
    const file = await gathered(each(pieces), 'text/plain');
    expect(file.size).toBe(1 + 400_000 + 750_000 + 1);
    expect((await file.text()) === pieces.join('')).toBe(true);
  });

  it('may be empty', async () => {
    expect((await gathered(each([]), 'text/plain')).size).toBe(0);
  });
});
