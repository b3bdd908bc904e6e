import { expect, it } from 'vitest';
import { stubZone } from '../../fixtures/zone.ts';
import { aClaim, anAnnotation, aPage, write } from './samples.ts';

it('dates a review by the day of the reader', async () => {
  stubZone('Asia/Shanghai');
  const page = aPage();
  const claim = aClaim(page);
  const own = anAnnotation(claim.id, { credibility: 4, modified: '2026-03-04T23:30:00.000Z' });
  const text = await write('claimreview', [{ page, claim, own, others: [] }]);
  expect(JSON.parse(text)['@graph'][0].datePublished).toBe('2026-03-05');
});
