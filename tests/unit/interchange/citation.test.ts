import { describe, expect, it } from 'vitest';
import {
  citationOf,
  claimCitationOf,
  claimMarkdownOf,
} from '../../../utils/interchange/citation.ts';
import { aClaim, anAnnotation, aPage } from './samples.ts';

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

describe('a reference to a claim', () => {
  const article = aPage();
  const entry = { page: article, claim: aClaim(article), own: null };
  const link = 'https://news.example/chips#:~:text=The%20country,by%202030.';

  it('has its words, who says so, the article, the day it was read, and a link to the words', () => {
    expect(claimCitationOf(entry, 'chicago')).toBe(
      `“The country will lead in training chips by 2030.” (A. Minister). R. Writer. “Chips and who makes them.” The Example, March 1, 2026. Accessed March 3, 2026. ${link}`,
    );
    expect(claimCitationOf(entry, 'gbt7714')).toBe(
      `“The country will lead in training chips by 2030.”（A. Minister）. R. Writer. Chips and who makes them[N/OL]. The Example, 2026-03-01[2026-03-03]. ${link}`,
    );
  });

  it('is a block quote in Markdown, of which nothing is markup but the link', () => {
    const page = aPage({ title: 'Chips [and] *who*' });
    const claim = aClaim(page, { quote: '# First\n<b>lead</b>' });
    expect(claimMarkdownOf({ page, claim, own: null }, 'chicago')).toBe(
      `> \\# First  \n> \\<b\\>lead\\</b\\>\n>\n> — A. Minister. R. Writer. “[Chips \\[and\\] \\*who\\*.](<${link}>)” The Example, March 1, 2026. Accessed March 3, 2026.\n`,
    );
    expect(claimMarkdownOf({ ...entry, page: aPage({ title: '' }) }, 'gbt7714')).toContain(
      '[https://news.example/chips\\[N/OL\\].](<https://news.example/chips#',
    );
  });

  it('names whom the reader named, and nobody where the article speaks', () => {
    const { claim } = entry;
    const said = (speaker: string) =>
      claimCitationOf(
        { ...entry, own: anAnnotation(claim.id, { corrections: { speaker } }) },
        'chicago',
      );
    expect(said('B. Analyst')).toContain('2030.” (B. Analyst). R. Writer.');
    expect(said('author')).toContain('2030.” R. Writer.');
  });

  it('turns quotation marks within the claim into single ones', () => {
    const quote = '“We lead,” said the "minister".';
    const claim = aClaim(article, { quote, speaker: null });
    expect(claimCitationOf({ ...entry, claim }, 'chicago')).toMatch(
      /^“‘We lead,’ said the 'minister'\.” R\. Writer\./,
    );
  });
});
