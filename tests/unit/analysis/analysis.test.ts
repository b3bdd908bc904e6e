import { describe, expect, it } from 'vitest';
import { analyse, indexArticle } from '../../../utils/analysis/analysis.ts';
import type { Article } from '../../../utils/claims/types.ts';
import { DEFAULT_SETTINGS, spotterSettings } from '../../../utils/settings.ts';
import { CHIP_ARTICLE } from '../../fixtures/articles.ts';

function articleOf(...paragraphs: string[]): Article {
  const blocks: Article['blocks'][number][] = [];
  let text = '';
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at > 0) text += '\n\n';
    const start = text.length;
    text += paragraph;
    blocks.push({ kind: at === 0 ? 'headline' : 'paragraph', start, end: text.length });
  }
  return { text, blocks, title: paragraphs[0] ?? '', date: '2026-11-03', lang: 'en' };
}

const SETTINGS = spotterSettings(DEFAULT_SETTINGS);
const article = articleOf(CHIP_ARTICLE.title, ...CHIP_ARTICLE.paragraphs);
const ask = { article, spot: false, saved: [], spans: [] };
const now = () => Promise.resolve();

describe('analyse', () => {
  it('describes what it spots, so that it is found again in another text', async () => {
    const { detections } = await analyse({ ...ask, spot: true }, SETTINGS, now);
    expect(detections.length).toBeGreaterThan(1);
    for (const { quote, start, end, selectors } of detections) {
      expect(article.text.slice(start, end)).toBe(quote);
      expect(selectors.quote.exact).toBe(quote);
    }
    const later = articleOf('A new headline', 'A new paragraph.', ...CHIP_ARTICLE.paragraphs);
    const saved = detections
      .map(({ selectors }) => selectors)
      .filter(({ quote }) => later.text.includes(quote.exact));
    const { found } = await analyse({ ...ask, article: later, saved }, SETTINGS, now);
    expect(found.map(({ resolution }) => resolution.state)).toEqual(saved.map(() => 'moved'));
    expect(found.every(({ selectors }) => selectors !== null)).toBe(true);
  });

  it('spots nothing when only places are asked for', async () => {
    const { detections, described } = await analyse(
      {
        ...ask,
        spans: [
          { start: 0, end: 5 },
          { start: 4, end: 1e9 },
        ],
      },
      SETTINGS,
      now,
    );
    expect(detections).toEqual([]);
    expect(described.map((each) => each?.quote.exact ?? null)).toEqual([
      article.text.slice(0, 5),
      null,
    ]);
  });

  it('lets other work through on a long text', async () => {
    const long = articleOf(
      'China and AI',
      ...Array.from({ length: 4000 }, () => CHIP_ARTICLE.paragraphs[0] ?? ''),
    );
    let pauses = 0;
    await analyse({ ...ask, article: long, spot: true }, SETTINGS, async () => {
      pauses += 1;
    });
    expect(pauses).toBeGreaterThan(0);
  });
});

describe('indexArticle', () => {
  it('refuses blocks that do not make up the text', () => {
    expect(() => indexArticle({ ...article, blocks: article.blocks.slice(1) })).toThrow(RangeError);
  });
});
