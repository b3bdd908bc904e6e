import { expect, it, describe as suite } from 'vitest';
import { describe } from '../../../utils/anchoring/describe.ts';
import { resolve, resolveAll, resolving } from '../../../utils/anchoring/resolve.ts';
import type { TextIndex } from '../../../utils/anchoring/text-index.ts';
import type { Selectors } from '../../../utils/anchoring/types.ts';
import { indexOf } from './support.ts';

const STORY = [
  'Harbour plan clears last hurdle',
  'The council of Westhaven voted on Monday to widen the harbour. Work on the first basin starts in March.',
  'Engineers expect 40 ships a day once the third basin opens in 2031. Today the port handles 22 ships a day.',
  'Fishermen said the plan would ruin their trade. “We will lose our moorings,” said one of them.',
  'The port of Eastmere widened its basin in 2019. Engineers there expected 35 ships a day.',
  'A final report is due in June.',
];
const QUOTE = 'Engineers expect 40 ships a day once the third basin opens in 2031.';

const EDITED = QUOTE.replace('40', '45');

function save(index: TextIndex, quote: string): Selectors {
  const start = index.text.indexOf(quote);
  if (start < 0) throw new Error(`not in the text: ${quote}`);
  return describe(index, start, start + quote.length);
}

const saved = save(indexOf(...STORY), QUOTE);
/** The story with changes made to it. */
const revised = (change: (story: string) => string) => indexOf(...STORY.map(change));
const kinds = (index: TextIndex, selectors: Selectors = saved) => resolve(index, selectors).state;

suite('the same words', () => {
  it('are exact where they were', () => {
    const found = resolve(indexOf(...STORY), saved);
    expect(found).toEqual({
      state: 'exact',
      start: saved.position.start,
      end: saved.position.end,
      text: QUOTE,
    });
  });

  it('are exact wherever they are when no position was saved', () => {
    expect(resolve(indexOf('New lead.', ...STORY), { quote: { exact: QUOTE } }).state).toBe(
      'exact',
    );
  });

  it('are moved when text was put in before them', () => {
    const found = resolve(indexOf('A new first paragraph.', ...STORY), saved);
    expect(found).toMatchObject({ state: 'moved', text: QUOTE });
  });

  it('are moved when their paragraph is elsewhere', () => {
    const [head = '', ...rest] = STORY;
    expect(resolve(indexOf(head, ...rest.toReversed()), saved)).toMatchObject({
      state: 'moved',
      text: QUOTE,
    });
  });

  it('are found through case, white space, quotes, dashes, soft hyphens and ellipses', () => {
    const index = indexOf('Early on.', 'He said: “It’s a long‑term pros\u00adpect…”', 'Later.');
    const found = resolve(index, { quote: { exact: 'he  said: "it\'s a long-term prospect..."' } });
    expect(found).toMatchObject({
      state: 'exact',
      text: 'He said: “It’s a long‑term pros\u00adpect…”',
    });
  });

  it('may cross blocks', () => {
    const index = indexOf('It ends here.', 'It begins here.');
    expect(resolve(index, { quote: { exact: 'ends here. It begins' } })).toMatchObject({
      state: 'exact',
      text: 'ends here.\n\nIt begins',
    });
  });

  it('are told apart by context', () => {
    const index = indexOf(
      'First it rained. Trade stood still.',
      'Then it snowed. Trade stood still.',
    );
    const second = save(index, 'snowed. Trade stood still.');
    const quote = { ...second.quote, exact: 'Trade stood still.', prefix: 'Then it snowed. ' };
    expect(resolve(index, { quote })).toMatchObject({ start: index.text.lastIndexOf('Trade') });
    const edited = { ...quote, prefix: 'When it snowed: ' };
    expect(resolve(index, { quote: edited })).toMatchObject({
      start: index.text.lastIndexOf('Trade'),
    });
  });

  it('are told apart by the one side of their context that came along', () => {
    const refrain = 'Trade stood still.';
    const story = [`It rained in the hills. ${refrain}`, `${refrain} Then came the snow ploughs.`];
    const [first = '', second = ''] = story;
    const index = indexOf(...story);
    const start = index.text.lastIndexOf(refrain);
    const late = describe(index, start, start + refrain.length);
    const later = indexOf(second, 'Somebody wrote a line between them.', first);
    expect(resolve(later, late)).toMatchObject({ state: 'moved', start: 0 });
    // Where that side stands twice it tells nothing.
    const twice = indexOf('A new first line.', second, 'A line between them.', second);
    expect(resolve(twice, late).state).toBe('ambiguous');
  });

  it('are ambiguous when nothing tells them apart', () => {
    const index = indexOf('Trade stood still.', 'Trade stood still.');
    expect(resolve(index, { quote: { exact: 'Trade stood still.' } })).toEqual({
      state: 'ambiguous',
      candidates: [
        { start: 0, end: 18 },
        { start: 20, end: 38 },
      ],
    });
  });

  it('are told apart by how far their neighbours moved', () => {
    const index = indexOf('One.', 'Same again.', 'Two.', 'Same again.', 'Three.');
    const position = { start: index.text.lastIndexOf('Same'), end: 0 };
    const late = { quote: { exact: 'Same again.' }, position };
    const later = indexOf('Zero.', 'One.', 'Same again.', 'Two.', 'Same again.', 'Three.');
    expect(resolve(later, late).state).toBe('ambiguous');
    const [, found] = resolveAll(later, [save(index, 'Two.'), late]);
    expect(found).toMatchObject({ state: 'moved', start: later.text.lastIndexOf('Same') });
  });

  it('of one word are orphaned when nothing around them is as it was', () => {
    const quote = {
      exact: 'Westhaven',
      prefix: 'the railway station at ',
      suffix: ' closed for good',
    };
    expect(resolve(indexOf(...STORY), { quote }).state).toBe('orphaned');
  });
});

suite('changed words', () => {
  it.each([
    ['a negation', 'Engineers expect', 'Engineers do not expect'],
    ['a number', '40 ships', '41 ships'],
    ['a year', '2031', '2037'],
    ['a unit', 'ships a day', 'ships a week'],
    ['a modal', 'Engineers expect', 'Engineers may expect'],
    ['an order', 'third basin', 'second basin'],
    ['a name', 'Engineers expect', 'Eastmere expects'],
    ['one plain word', 'once', 'when'],
  ])('are changed: %s', (_, before, after) => {
    const found = resolve(
      revised((text) => text.replace(before, after)),
      saved,
    );
    if (found.state !== 'changed') throw new Error(found.state);
    expect(found.text).toBe(QUOTE.replace(before, after));
    const differing = found.diff.filter(({ kind }) => kind !== 'same');
    expect(differing.map(({ text }) => text.trim()).join(' ')).not.toBe('');
  });

  it('are changed where only the case of a name or unit differs', () => {
    const index = indexOf('They asked us for 5 mW of power and got it.');
    const selectors = save(index, 'They asked us for 5 mW of power');
    for (const text of [
      'They asked US for 5 mW of power and got it.',
      'They asked us for 5 MW of power and got it.',
    ]) {
      expect(resolve(indexOf(text), selectors).state).toBe('changed');
    }
  });

  it('take their bounds from the context', () => {
    const found = resolve(
      revised((text) =>
        text.replace(
          QUOTE,
          'By now planners and engineers expect 40 ships a day when the third basin is open.',
        ),
      ),
      saved,
    );
    expect(found).toMatchObject({
      state: 'changed',
      text: 'By now planners and engineers expect 40 ships a day when the third basin is open.',
    });
  });

  it.each([
    ['a sentence before them', `The plan was read out first. ${EDITED}`],
    ['a sentence behind them', `${EDITED} The figure was corrected on Tuesday.`],
    [
      'sentences on both sides',
      `The plan was read out. ${EDITED} It was corrected. So was the map.`,
    ],
    ['a note before them', `Correction: this story gave another number of vessels.\n\n${EDITED}`],
    ['a note behind them', `${EDITED}\n\nCorrection: this story gave another number of vessels.`],
  ])('do not take in what was put in beside them: %s', (_, text) => {
    const paragraphs = STORY.flatMap((story) => story.replace(QUOTE, text).split('\n\n'));
    expect(resolve(indexOf(...paragraphs), saved)).toMatchObject({
      state: 'changed',
      text: EDITED,
    });
  });

  it('may have become two sentences', () => {
    const text = 'Engineers expect 40 ships a day. That is once the third basin opens in 2031.';
    expect(
      resolve(
        revised((story) => story.replace(QUOTE, text)),
        saved,
      ),
    ).toMatchObject({
      state: 'changed',
      text,
    });
  });

  it('are found without context when hardly one changed', () => {
    const exact = 'Engineers expect 40 vessels a day once the third basin opens in 2031.';
    expect(resolve(indexOf(...STORY), { quote: { exact } })).toMatchObject({
      state: 'changed',
      text: QUOTE,
    });
    const dropped = 'Engineers expect 40 ships a day once the basin opens in 2031.';
    expect(resolve(indexOf(...STORY), { quote: { exact: dropped } })).toMatchObject({
      text: QUOTE,
    });
    const first = 'Planners expect 40 ships a day once the third basin opens in 2031.';
    expect(resolve(indexOf(...STORY), { quote: { exact: first } })).toMatchObject({ text: QUOTE });
    const last = 'Engineers expect 40 ships a day once the third basin opens in summer.';
    expect(resolve(indexOf(...STORY), { quote: { exact: last } })).toMatchObject({ text: QUOTE });
  });

  it('stay within their paragraph', () => {
    const index = indexOf(
      'Nobody in the hall had expected such an answer from them',
      'They left early that night.',
    );
    const quote = { exact: 'Nobody in the hall had expected such an outcome from them' };
    expect(resolve(index, { quote })).toMatchObject({
      state: 'changed',
      text: index.blocks[0]?.text,
    });
  });
});

suite('shortened quotes', () => {
  it.each([
    ['at the end', 'Engineers expect 40 ships a day…', QUOTE],
    ['in the middle', 'Engineers expect 40 ships ... opens in 2031.', QUOTE],
    ['at the start', '... once the third basin opens in 2031.', QUOTE],
    ['in brackets', 'Engineers expect […] the third basin opens in 2031.', QUOTE],
  ])('are completed %s', (_, exact, text) => {
    expect(resolve(indexOf(...STORY), { quote: { exact } })).toMatchObject({
      state: 'changed',
      text,
    });
  });

  it('are exact where the page has the ellipsis itself', () => {
    const index = indexOf('And then … nothing at all happened.');
    expect(resolve(index, { quote: { exact: 'And then ... nothing at all' } }).state).toBe('exact');
  });

  it('are orphaned when their parts stand in two paragraphs', () => {
    const exact = 'The council of Westhaven … third basin opens in 2031.';
    expect(resolve(indexOf(...STORY), { quote: { exact } }).state).toBe('orphaned');
  });
});

suite('absent quotes', () => {
  it('are orphaned though a like sentence stands elsewhere', () => {
    expect(kinds(revised((text) => text.replace(QUOTE, '').trim()))).toBe('orphaned');
    const like = 'Engineers there expected 35 ships a day.';
    const selectors = save(indexOf(...STORY), like);
    expect(
      kinds(
        revised((text) => text.replace(like, '').trim()),
        selectors,
      ),
    ).toBe('orphaned');
  });

  it('are orphaned when the next sentence, much like them, takes their place', () => {
    const story = [
      'Scores.',
      'Team Alder scored 12 points in the first half. Team Birch scored 14 points in the first half. Team Cedar scored 11 points in the first half.',
      'Goodbye.',
    ];
    const index = indexOf(...story);
    for (const team of ['Alder', 'Birch', 'Cedar']) {
      const sentence = new RegExp(`Team ${team}[^.]*\\.`).exec(index.text)?.[0] ?? '';
      const selectors = save(index, sentence);
      const without = indexOf(
        ...story.map((text) => text.replace(sentence, '').replace('  ', ' ').trim()),
      );
      expect(resolve(without, selectors).state).toBe('orphaned');
    }
  });

  it('are orphaned where another sentence stands in their place', () => {
    expect(
      kinds(
        revised((text) => text.replace(QUOTE, 'Visitors like the view from the old lighthouse.')),
      ),
    ).toBe('orphaned');
  });

  it('are orphaned in an empty page', () => {
    expect(kinds(indexOf())).toBe('orphaned');
  });

  it.each(['', ' ', '…', '...', '—'])('are orphaned when they say nothing: %j', (exact) => {
    expect(resolve(indexOf(...STORY), { quote: { exact } }).state).toBe('orphaned');
  });

  it('are orphaned when too short to be known again', () => {
    const index = indexOf('It cost a lot. Nobody paid.');
    const selectors = save(index, 'cost a lot');
    expect(resolve(indexOf('It cost a bit. Nobody paid.'), selectors).state).toBe('orphaned');
  });
});

suite('several quotes', () => {
  it('are answered in the order asked', () => {
    const index = indexOf(...STORY);
    const quotes = ['A final report is due in June.', 'not there at all', QUOTE];
    const texts = resolveAll(
      index,
      quotes.map((exact) => ({ quote: { exact } })),
    ).map((found) => ('text' in found ? found.text : null));
    expect(texts).toEqual([quotes[0], null, QUOTE]);
  });

  it('do not take the place of one another', () => {
    const index = indexOf(
      'Rates in Oslo rose to 5 percent in the spring. Rates in Bergen rose to 6 percent in the spring.',
    );
    const [oslo, bergen] = [
      save(index, 'Rates in Oslo rose to 5 percent in the spring.'),
      save(index, 'Rates in Bergen rose to 6 percent in the spring.'),
    ];
    const later = indexOf('Rates in Bergen rose to 6 percent in the spring.');
    expect(resolveAll(later, [oslo, bergen]).map(({ state }) => state)).toEqual([
      'orphaned',
      'moved',
    ]);
  });

  it('are looked for in steps', () => {
    const steps = resolving(indexOf(...STORY), [
      saved,
      saved,
      { quote: { exact: 'not there at all, I fear' } },
    ]);
    let count = 0;
    while (steps.next().done !== true) count += 1;
    expect(count).toBeGreaterThanOrEqual(3);
  });
});
