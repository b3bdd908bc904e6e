// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ClaimQuote } from '../../../components/claims/ClaimQuote.tsx';
import { RelatedClaims } from '../../../components/claims/RelatedClaims.tsx';
import { claimAddress, type RelatedClaim } from '../../../components/hooks/related.ts';
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
