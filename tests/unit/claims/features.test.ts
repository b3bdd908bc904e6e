import { describe, expect, it } from 'vitest';
import { readBlock } from '../../../utils/claims/facts.ts';
import { FEATURES, GROUPS, WORD_GROUPS } from '../../../utils/claims/features.ts';
import { LEXICON } from '../../../utils/claims/lexicon.ts';
import { createModel } from '../../../utils/claims/model.ts';
import { assemble } from '../../../utils/claims/reading.ts';
import { wordsOfFeature } from '../../../utils/claims/reasons.ts';
import { surroundingsOf } from '../../../utils/claims/surroundings.ts';
import { beginningsOf, GROUP_MASK, keyOf, type WordTable } from '../../../utils/claims/table.ts';
import { hashesOf } from '../../../utils/claims/tokens.ts';
import { WEIGHTS } from '../../../utils/claims/weights.ts';

const model = createModel(WEIGHTS);

/** Values of all features of every sentence of an article, one line a block. */
function valuesOf(lines: readonly string[]): Record<string, number>[] {
  const blocks = lines.map((line) =>
    readBlock(line, { kind: 'paragraph', start: 0, end: line.length }, model),
  );
  return surroundingsOf(assemble(blocks, lines[0] ?? '', model)).map((row) =>
    Object.fromEntries(FEATURES.map((name, i) => [name, row[i] as number])),
  );
}
const valueIn = (sentence: string, feature: string) => valuesOf([sentence])[0]?.[feature];

function groupsIn(words: WordTable, hash: number): number[] {
  const at = words.find(hash);
  const grouped =
    at < 0 ? [] : [...words.groups.subarray(words.groupsFrom(at), words.groupsTo(at))];
  return grouped.map((group) => group & GROUP_MASK);
}

describe('groups of words', () => {
  it.each(WORD_GROUPS.map((group) => [group]))('%s: all its phrases are in the table', (group) => {
    for (const phrase of LEXICON[group].split(',')) {
      const hash = beginningsOf(phrase.trim()).at(-1);
      expect(hashesOf(phrase).length).toBeLessThanOrEqual(3);
      expect(groupsIn(model.words, hash as number), phrase).toContain(GROUPS.indexOf(group));
      expect(keyOf(hash as number)).toBeLessThan(1 << 22);
    }
  });

  it('is fired by other forms of its words, told from the opening to the end', () => {
    expect(valueIn('Slowly but without a doubt the lab was lagging.', 'lag')).toBe(1);
    expect(valueIn('Slowly but without a doubt the lab was lagging.', 'lag:first')).toBe(0);
    expect(valueIn('Lagging labs seldom win.', 'lag:first')).toBe(1);
    expect(valueIn('They are close behind.', 'gap')).toBe(1);
  });

  it('knows actors by side and kind, and minds their capitals', () => {
    expect(valueIn('OpenAI hired two people.', 'usFirm')).toBe(1);
    expect(valueIn('Beijing agreed.', 'cnState')).toBe(1);
    expect(valueIn('TSMC agreed.', 'otherChip')).toBe(1);
    expect(valueIn('He told us so.', 'usState')).toBe(0);
    expect(valueIn('He told the US so.', 'usState')).toBeGreaterThan(0);
  });
});

describe('features of a sentence', () => {
  it.each([
    ['question', 'Who leads?', 'Nobody leads.'],
    ['asks', 'Who leads? asked Ms Roe in vain.', 'Nobody leads, said Ms Roe in vain.'],
    ['colon', 'The reasons are these:', 'The reasons are these.'],
    ['exclaims', 'What a lead!', 'What a lead.'],
    ['stops', 'The lab leads.', 'The lab in the lead'],
    ['unfinished', 'The lab in the lead', 'The lab leads.'],
    ['brief', 'The lab leads.', 'The lab leads the field by six months.'],
    [
      'short',
      'The lab leads the field.',
      'The lab leads the field by six months, and it will go on so.',
    ],
    ['long', `The lab leads ${'and leads '.repeat(15)}.`, 'The lab leads.'],
    ['pronounFirst', 'They lead.', 'Labs lead.'],
    ['askerFirst', 'Why labs lead.', 'Labs lead.'],
    ['joinerFirst', 'But labs lead.', 'Labs lead.'],
    ['orderFirst', 'Consider the labs.', 'Labs consider it.'],
    ['verbless', 'A lead for the lab', 'The lab is in the lead'],
    ['percent', 'It rose by 5%.', 'It rose by five.'],
    ['currency', 'It cost $5.', 'It cost five.'],
    ['year', 'By 2030 it leads.', 'By 1930 it led.'],
    ['pastYear', 'By 1930 it led.', 'By 2030 it leads.'],
    ['lowerFirst', 'the lab leads.', 'The lab leads.'],
    ['bracketFirst', '(The lab leads.)', 'The lab leads.'],
    ['dash', 'The lab — a small one — leads.', 'The lab, a small one, leads.'],
    ['semicolon', 'It leads; others lag.', 'It leads, others lag.'],
    ['colonInside', 'One thing: it leads.', 'One thing, it leads.'],
    ['address', 'See https://example.org/a/b for it.', 'See the page for it.'],
    ['byline', 'By Ada Example', 'Beyond Ada Example'],
    ['bothSides', 'OpenAI met Alibaba.', 'OpenAI met Google.'],
    ['anyActor', 'Alibaba grew.', 'The lab grew.'],
    ['aiNamed', 'A chatbot answered.', 'A clerk answered.'],
    ['aiContest', 'The AI race is on.', 'The race is on.'],
    ['actorContest', 'Alibaba lags.', 'Alibaba grew.'],
    ['aiActor', 'Alibaba uses AI.', 'Alibaba uses paper.'],
    ['aiActorContest', 'Alibaba lags in AI.', 'Alibaba uses AI.'],
    ['sidesContest', 'China lags the US.', 'China met the US.'],
    ['aiSides', 'China and the US use AI.', 'China and the US met.'],
    ['contestAlone', 'They lag.', 'They lag in AI.'],
    ['gapAlone', 'The gap remains.', 'The gap to Alibaba remains.'],
    ['actorAlone', 'Alibaba grew.', 'Alibaba uses AI.'],
    ['bare', 'They met.', 'Alibaba met them.'],
    ['chipCurb', 'The export controls hit chips.', 'The export controls hit shoes.'],
    ['actorCurb', 'The embargo hit Alibaba.', 'The embargo hit them.'],
    ['firmMoney', 'Alibaba raised three billion.', 'The club raised three billion.'],
    ['firmRelease', 'Alibaba released it.', 'They released it.'],
    ['firmsOutdo', 'OpenAI outperforms Alibaba.', 'OpenAI met Alibaba.'],
    ['aiAbility', 'The chatbot can write.', 'The clerk can write.'],
    ['aiMost', 'The largest chatbot grew.', 'The largest tree grew.'],
    ['aiFuture', 'AI will grow.', 'AI grew.'],
    ['aiLaw', 'The AI law passed.', 'The tax law passed.'],
    ['aiOught', 'AI must wait.', 'AI waited.'],
    ['aiSelf', 'I use AI.', 'They use AI.'],
    ['stateMeans', 'The country lacks the engineers.', 'The town lacks the engineers.'],
    ['statePlan', 'Beijing pledged a subsidy.', 'They pledged a subsidy.'],
  ])('%s', (feature, fires, doesNot) => {
    expect(valueIn(fires, feature)).toBe(1);
    expect(valueIn(doesNot, feature)).toBe(0);
  });

  it('counts names, figures, parts, endings, sides and words of the contest', () => {
    const values = valuesOf([
      'In 2024 OpenAI, Alibaba and Mistral quickly released 3 larger, competing models, training them in Nevada.',
    ])[0];
    expect(values).toMatchObject({ names: 4, figures: 2, commas: 3, endsLy: 1, sides: 3 });
    expect(values?.actors).toBeGreaterThanOrEqual(3);
    expect(values?.firms).toBeGreaterThanOrEqual(3);
    expect(values?.firmKinds).toBe(3);
    expect(values?.endsEd).toBe(1);
    expect(values?.endsIng).toBe(2);
    expect(values?.endsEr).toBe(1);
    expect(values?.topicWords).toBeGreaterThan(0);
    expect(values?.contestWords).toBeGreaterThan(0);
    expect(values?.contestKinds).toBeGreaterThan(0);
    expect(
      valueIn(
        'Its strength is the reduction of costs and the commitment of its management.',
        'abstract',
      ),
    ).toBe(3);
    expect(valueIn('“We lead,” she said.', 'quoted')).toBe(5);
    expect(valueIn('WE LEAD NOW', 'capitals')).toBe(10);
    expect(valueIn('We lead by six full months now.', 'length')).toBe(3);
  });
});

describe('sentences that leave something out', () => {
  const near = 'The lab trains AI.';
  const far = [near, ...Array.from({ length: 5 }, () => 'They met at a café.')];
  it.each([
    ['contestAfterAi', [near, 'The gap remains.'], [...far, 'The gap remains.']],
    ['contestFar', [...far, 'The gap remains.'], [near, 'The gap remains.']],
    ['gapAfterAi', [near, 'The gap remains.'], [near, 'The café remains.']],
    ['actorAfterAi', [near, 'Alibaba grew.'], [near, 'The club grew.']],
    ['actorFar', [...far, 'Alibaba grew.'], [near, 'Alibaba grew.']],
    ['bareAfterAi', [near, 'Costs fell.'], ['The club met.', 'Costs fell.']],
    ['pronounAfterAi', [near, 'It grew.'], [near, 'Costs fell.']],
    ['pronounAfterContest', ['The lab leads in AI.', 'It grew.'], [near, 'It grew.']],
  ])('%s', (feature, fires, doesNot) => {
    expect(valuesOf([fires.join(' ')]).at(-1)?.[feature]).toBe(1);
    expect(valuesOf([doesNot.join(' ')]).at(-1)?.[feature]).toBe(0);
  });

  it('carry how the sentence before looks when they name nothing themselves', () => {
    const level = (text: string, feature: string) => valuesOf([text]).at(-1)?.[feature];
    const race = 'China is catching up with America in AI.';
    expect(level(`${race} Costs fell.`, 'leansRace')).toBeGreaterThan(
      level(`${near} Costs fell.`, 'leansRace') as number,
    );
    expect(level(`${race} Costs fell.`, 'leansAny')).toBeGreaterThan(0);
    expect(level(`${race} Alibaba grew.`, 'leansAny')).toBe(0);
  });
});

describe('surroundings', () => {
  const article = [
    'American chatbot beats Chinese rival',
    'OpenAI leads the race. It was founded by friends. Who would have thought?',
    'A short heading',
    'They met at a café. The coffee was fine.',
    'Alibaba trails OpenAI in AI.',
    'They met at a café.',
  ];
  const values = valuesOf(article);

  it('carries topics from the headline and from sentences before and after', () => {
    for (const row of values) {
      expect(row).toMatchObject({
        headlineAi: 1,
        headlineContest: 1,
        headlineChina: 1,
        headlineAmerica: 1,
      });
    }
    expect(values[2]).toMatchObject({ sinceContest: 1, sinceAmerica: 1, bothNear: 1 });
    expect(values[6]).toMatchObject({ untilAi: 1 });
    expect(values[7]).toMatchObject({ sinceAi: 0, sinceChina: 0 });
    expect(values[2]?.recentContest).toBe(2);
    expect(values[2]?.recentTopic).toBe(1);
    expect(values[0]?.aroundAi).toBeGreaterThan(1);
    expect(values[0]?.articleAi).toBe(values[7]?.articleAi);
    for (const name of [
      'articleTopic',
      'articleContest',
      'articleBoth',
      'articleChina',
      'articleAmerica',
    ]) {
      expect(values[0]?.[name], name).toBeGreaterThan(1);
    }
  });

  it('knows headings, places in the paragraph and in the article, and what is repeated', () => {
    expect(values[4]).toMatchObject({ isHeading: 1, sinceHeading: 0, afterQuestion: 1 });
    expect(values[5]).toMatchObject({
      afterHeading: 1,
      sinceHeading: 1,
      paragraphLength: 2,
      paragraphPlace: 0,
    });
    expect(values[6]).toMatchObject({ paragraphPlace: 1, opensBlock: 0, alone: 0, position: 6 });
    expect(values[0]).toMatchObject({
      firstSentence: 1,
      positionShare: 0,
      opensBlock: 1,
      alone: 1,
    });
    expect(values[8]).toMatchObject({ lastSentences: 1, repeated: 1 });
    expect(values[5]).toMatchObject({ repeated: 0, paragraphAi: 0 });
    expect(values[0]?.articleLength).toBe(4);
    expect(values[0]?.paragraphTopic).toBeGreaterThan(values[5]?.paragraphTopic ?? 99);
  });

  it('takes neighbours’ first scores as context', () => {
    const claim = values[7]?.['race.own'] ?? 0;
    expect(claim).toBeGreaterThan(values[6]?.['race.own'] ?? 99);
    expect(values[6]?.['race.after']).toBe(claim);
    expect(values[5]?.['race.after2']).toBe(claim);
    expect(values[8]?.['race.before']).toBe(claim);
    const busy = valuesOf([
      'OpenAI leads Alibaba in the AI race.',
      'A lull.',
      'OpenAI is ahead of China in AI.',
    ]);
    expect(busy[1]?.['race.near']).toBeGreaterThan(values[5]?.['race.near'] ?? 99);
    expect(values[2]?.['race.paragraphFirst']).toBe(values[1]?.['race.own']);
    expect(values[2]?.['race.paragraphBest']).toBe(values[1]?.['race.own']);
    expect(values[5]?.['any.heading']).toBe(values[4]?.['any.own']);
    expect(values[5]?.['any.headline']).toBe(values[0]?.['any.headline']);
  });

  it('measures how often a group is met around and in the article', () => {
    expect(values[2]?.['race:around']).toBeGreaterThan(0);
    expect(values[8]?.['race:around']).toBe(0);
    expect(values[8]?.['race:article']).toBeGreaterThan(0);
    expect(values[8]?.['chip:article']).toBe(0);
  });
});

describe('wordsOfFeature', () => {
  it.each(FEATURES.map((name) => [name]))('explains %s', (name) => {
    expect(wordsOfFeature(name)).toMatch(/^[^\s].{4,}$/);
    expect(wordsOfFeature(name)).not.toContain('undefined');
  });

  it('gives each feature words of its own', () => {
    expect(new Set(FEATURES.map(wordsOfFeature)).size).toBe(FEATURES.length);
    expect(wordsOfFeature('no such feature')).toBeUndefined();
  });
});
