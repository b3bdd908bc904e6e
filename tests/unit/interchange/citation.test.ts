import { describe, expect, it } from 'vitest';
import { citationOf } from '../../../utils/interchange/citation.ts';

const page = {
  title: 'Two labs,\n one finish line',
  outlet: 'The Example Courier',
  author: 'R. Writer',
  published: '2026-04-19',
  url: 'https://courier.example/labs',
  visited: null,
  lastSeen: '2026-05-02T09:30:00.000Z',
};

describe('a reference to an article', () => {
  it('follows Chicago', () => {
    expect(citationOf(page, 'chicago')).toBe(
      'R. Writer. “Two labs, one finish line.” The Example Courier, April 19, 2026. https://courier.example/labs.',
    );
  });

  it('follows GB/T 7714', () => {
    expect(citationOf(page, 'gbt7714')).toBe(
      'R. Writer. Two labs, one finish line[N/OL]. The Example Courier, 2026-04-19[2026-05-02]. https://courier.example/labs.',
    );
  });

  it('leaves out what is not known, and says when it was read where it bears no date', () => {
    const bare = { ...page, author: '', published: null };
    expect(citationOf({ ...bare, title: 'Who leads?' }, 'chicago')).toBe(
      'The Example Courier. “Who leads?” Accessed May 2, 2026. https://courier.example/labs.',
    );
    expect(citationOf({ ...bare, title: '', outlet: '' }, 'chicago')).toBe(
      'Accessed May 2, 2026. https://courier.example/labs.',
    );
    expect(citationOf({ ...bare, outlet: '' }, 'gbt7714')).toBe(
      'Two labs, one finish line[N/OL]. [2026-05-02]. https://courier.example/labs.',
    );
  });
});
