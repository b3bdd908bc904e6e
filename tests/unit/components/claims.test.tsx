// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ClaimQuote } from '../../../components/claims/ClaimQuote.tsx';
import { Colleagues } from '../../../components/claims/Colleagues.tsx';
import { RelatedClaims } from '../../../components/claims/RelatedClaims.tsx';
import { claimAddress, type RelatedClaim } from '../../../components/hooks/related.ts';
import type { AnnotationRecord } from '../../../utils/records.ts';
import { emptyAnnotation } from '../../../utils/store/judgement.ts';
import { draw, worldOf } from './render.tsx';

afterEach(cleanup);

const relatedOf = (count: number): RelatedClaim[] =>
  Array.from({ length: count }, (_, at) => ({
    claimId: `claim ${at}`,
    pageId: 'page',
    title: 'Two labs',
    url: 'https://courier.example/labs',
    type: 'standing',
    direction: 'none',
    stance: null,
    credibility: null,
    quote: `Lab ${at} leads.`,
    outlet: 'Harbour Post',
    lang: 'en',
    date: '2026-11-03',
    speaker: null,
    relation: 'agrees',
    similarity: 0.5,
    why: [],
  }));

describe('claims of other articles', () => {
  it('are shown a few at first, and all when asked', async () => {
    const { user } = draw(
      worldOf(),
      <RelatedClaims related={relatedOf(20)} addressOf={claimAddress} />,
    );
    expect(screen.getAllByRole('link')).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'Show all 20' }));
    expect(screen.getAllByRole('link')).toHaveLength(20);
    await user.click(screen.getByRole('button', { name: 'Show fewer' }));
    expect(screen.getAllByRole('link')).toHaveLength(3);
  });

  it('are not hidden behind a button that would show nothing more', () => {
    draw(worldOf(), <RelatedClaims related={relatedOf(3)} addressOf={claimAddress} />);
    expect(screen.getAllByRole('link')).toHaveLength(3);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('what colleagues said of a claim', () => {
  const said = (reviewer: string, given: Partial<AnnotationRecord>) => ({
    ...emptyAnnotation('claim', '2026-03-05T08:00:00.000Z'),
    reviewer,
    ...given,
  });

  it('stands under their names, without what they deleted', () => {
    draw(
      worldOf(),
      <Colleagues
        others={[
          said('Ann', { stance: 'disagree', credibility: 2, note: 'No source.', tags: ['chips'] }),
          said('Kim', { dismissed: true, corrections: { direction: 'us' } }),
          said('Lou', { note: 'taken back', deleted: '2026-03-06T08:00:00.000Z' }),
        ]}
      />,
    );
    const [ann, kim, ...more] = screen.getAllByRole('listitem');
    expect(more).toEqual([]);
    for (const words of ['Ann', '2/5', 'chips', 'No source.'])
      expect(ann?.textContent).toContain(words);
    expect(within(ann as HTMLElement).getByRole('img', { name: 'Disagree' })).toBeDefined();
    for (const words of ['Kim', 'Marked as not a claim.', 'Favours the US']) {
      expect(kim?.textContent).toContain(words);
    }
  });

  it('takes no room where nobody said anything', () => {
    draw(worldOf(), <Colleagues others={[]} />);
    expect(screen.queryByText('What others said')).toBeNull();
  });
});

describe('the words of a claim', () => {
  const quote = '“The lab leads by a year,” said Ines Duarte.';
  it.each([
    ['The lab leads by a year', ['“', ',” said Ines Duarte.']],
    [null, []],
    ['Words that are not in it', []],
  ])('keep their order whatever of them is the claim itself: %s', (clause, aside) => {
    draw(
      worldOf(),
      <p data-testid="quote">
        <ClaimQuote claim={{ quote, clause }} />
      </p>,
    );
    const words = screen.getByTestId('quote');
    expect(words.textContent).toBe(quote);
    expect([...words.children].map((each) => each.textContent)).toEqual(aside);
  });
});
