// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { AnchorNote } from '../../../components/claims/AnchorNote.tsx';
import { ClaimQuote } from '../../../components/claims/ClaimQuote.tsx';
import { Colleagues } from '../../../components/claims/Colleagues.tsx';
import { cutOf } from '../../../components/claims/longQuote.ts';
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

  it.each([
    ['lab leads', 4, ['“The']],
    ['The lab leads by a year', 31, ['“', ',” said']],
    ['The lab leads by a year', 12, ['“']],
    [null, 12, []],
  ])('end where they are cut, whatever stands back (%s, %i)', (clause, cut, aside) => {
    draw(
      worldOf(),
      <p data-testid="quote">
        <ClaimQuote claim={{ quote, clause }} cut={cut} />
      </p>,
    );
    const words = screen.getByTestId('quote');
    expect(words.textContent).toBe(`${quote.slice(0, cut)}…`);
    expect([...words.children].map((each) => each.textContent)).toEqual(aside);
  });
});

describe('what a publisher changed', () => {
  const changed = (quote: string) => ({
    quote,
    wordings: [{ quote: `${quote} Once.`, seen: '2026-03-05T08:00:00.000Z' }],
  });
  const isOpen = () => screen.getByText('Now').closest('details')?.open ?? true;

  it('is shown at once, or behind a line where it is long', async () => {
    draw(worldOf(), <AnchorNote state="exact" claim={changed('The lab leads.')} lang="en" />);
    expect(isOpen()).toBe(true);
    cleanup();
    const long = changed('The lab leads and leads. '.repeat(40));
    const { user } = draw(worldOf(), <AnchorNote state="exact" claim={long} lang="en" />);
    expect(isOpen()).toBe(false);
    await user.click(screen.getByText('All 2 wordings'));
    expect(isOpen()).toBe(true);
  });
});

describe('a long quote', () => {
  const sentence = 'The lab in the north leads by a year, and the one in the south follows. ';

  it.each([
    ['of a few lines is shown whole', sentence.repeat(8)],
    ['in Chinese is shown whole when it takes as much room', '实验室领先一年。'.repeat(37)],
  ])('%s', (_, quote) => {
    expect(cutOf(quote)).toBeNull();
  });

  it('is cut between two words, so that there is something more to show', () => {
    const quote = sentence.repeat(30);
    const cut = cutOf(quote) ?? 0;
    expect(cut).toBeGreaterThan(350);
    expect(cut).toBeLessThanOrEqual(400);
    expect(quote[cut]).toBe(' ');
  });

  it('is cut where it takes as much room in wide letters, and never within one', () => {
    expect(cutOf('实验室领先一年。'.repeat(38))).toBe(200);
    const cut = cutOf(`a${'🛰'.repeat(700)}`) ?? 0;
    expect(`a${'🛰'.repeat(700)}`.slice(0, cut).isWellFormed()).toBe(true);
  });
});
