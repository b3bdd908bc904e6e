import { describe, expect, it } from 'vitest';
import { readSentence } from '../../../utils/claims/context.ts';
import { plainDirection, ruledDirection } from '../../../utils/claims/direction-rules.ts';
import { relationsOf } from '../../../utils/claims/relation.ts';

function direction(text: string, { title = '', previous = '' } = {}) {
  const sentence = {
    ...readSentence(text),
    title: readSentence(title),
    previous: previous ? [readSentence(previous)] : [],
    date: null,
  };
  return ruledDirection(sentence, relationsOf(sentence));
}

/** Without relations, which would speak first. */
const sentenceOf = (text: string) => ({
  ...readSentence(text),
  title: readSentence(''),
  previous: [],
  date: null,
});

describe('direction from a relation word', () => {
  it.each([
    ['The United States leads China in advanced chips.', 'us'],
    ['Kimi beat GPT in every round of the contest.', 'cn'],
    ['Google has been overtaken by Alibaba.', 'cn'],
    ['China lags behind the United States.', 'us'],
    ['Chinese labs trail only OpenAI.', 'us'],
    ['Mistral now leads the European field.', 'other'],
    ['Anthropic has overtaken OpenAI among large customers.', 'other'],
    ['The two models are on par.', 'parity'],
    ['China is not behind.', 'parity'],
    ['Chinese firms are catching up fast.', 'closing'],
    ['The gap between the two countries keeps narrowing.', 'closing'],
    ['The gap between America and China is widening.', 'widening'],
    ['The tool leaves Chinese rivals far behind.', 'us'],
    ['The rules have set Huawei back by three years.', 'us'],
    ['A strike set back OpenAI and its suppliers.', 'cn'],
    ['OpenAI was held back by a strike.', 'cn'],
    ['The rules left Chinese labs with far fewer chips.', 'us'],
    ['The drought leaves American labs short of power.', 'cn'],
    ['The rules left Chinese labs with plenty of chips.', 'cn'],
    ['No Chinese lab has yet matched Gemini.', 'us'],
    ['None of the American models matches Qwen.', 'cn'],
    ['China has not caught up with the United States.', 'us'],
    ['Without the curbs, America would keep its lead.', 'us'],
    ['America is without its lead over China.', 'cn'],
    ['Europe lags behind the United States and China.', 'none'],
    ['Europe lags behind the United States.', 'us'],
    ['America leads China by a month, down from two years.', 'closing'],
    ['Chinese labs have erased the American lead.', 'closing'],
    ["America's advantage over China is widening.", 'widening'],
    ["Huawei's best chip is two generations behind Nvidia's.", 'us'],
    ['Huawei cannot make enough modern chips.', 'us'],
    ['The curbs have bought America three years.', 'us'],
    ['No one is ahead of Anthropic.', 'us'],
    ['It trails Claude by a year.', 'us'],
  ])('%s: %s', (text, expected) => {
    expect(direction(text)).toBe(expected);
  });
});

describe('direction from strength, weakness and harm', () => {
  it.each([
    ['China trains twice as many engineers every year.', 'cn'],
    ['China lacks enough modern chips.', 'us'],
    ['America faces a shortage of transformers for its power grid.', 'cn'],
    ['Britain lacks a large lab.', 'none'],
    ['The release rattled Nvidia.', 'cn'],
    ['The rules hampered Huawei for two years.', 'us'],
    ['Huawei builds its cluster without depending on Nvidia.', 'cn'],
    ['Nobody in China can train such a model at home.', 'us'],
    ['No American lab has so many graduates.', 'cn'],
    ['Nobody outside China has so many graduates.', 'cn'],
    ['No doubt China has more graduates.', 'cn'],
    ['Chinese firms found loopholes in the export controls.', 'cn'],
  ])('%s: %s', (text, expected) => {
    expect(direction(text)).toBe(expected);
  });
});

describe('whose side', () => {
  it('follows pronouns to the sentence before', () => {
    expect(
      direction('It has the largest pool of researchers.', { previous: 'China is patient.' }),
    ).toBe('cn');
  });

  it('follows a pronoun past whom it is compared with', () => {
    const previous = 'DeepSeek showed a new model.';
    expect(direction('It outperforms GPT in mathematics.', { previous })).toBe('cn');
    expect(direction('It still trails Claude in writing.', { previous })).toBe('us');
    const american = 'Google showed a new model.';
    expect(direction('It outperforms GPT in mathematics.', { previous: american })).toBe('other');
  });

  it('takes the clause that carries the claim, not the one that concedes', () => {
    expect(direction('While America spends more, China has cheaper power.')).toBe('cn');
    expect(direction('Beijing pays well, but America keeps its graduates.')).toBe('us');
  });

  it('says none when nobody is named anywhere', () => {
    expect(direction('Compute is dear.')).toBe('none');
  });
});

describe('plainDirection', () => {
  const plain = (text: string, ...before: string[]) => {
    const previous = before.map((each) => readSentence(each));
    const sentence = { ...readSentence(text), previous, title: readSentence(''), date: null };
    return plainDirection(sentence, relationsOf(sentence));
  };

  it.each([
    ['Chinese labs lag behind their American rivals.', 'us'],
    ['OpenAI was overtaken by Alibaba.', 'cn'],
    ['Beijing has lost its lead to Washington.', 'us'],
    ['The American lead in chips will last.', 'us'],
    ['China has narrowed the gap with America.', 'closing'],
    ['America has widened the gap with China.', 'widening'],
  ])('speaks where a sentence is plain: %s: %s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it.each([
    'Could China lead the United States?',
    'China hopes to beat the United States.',
    'The lead of America over China is a myth.',
    'Fans stood behind a fence in China.',
    'OpenAI beat Google.',
    'The idea that China leads America may be wrong.',
    'China leads in patents, but America leads in chips.',
  ])('is silent where it is not: %s', (text) => {
    expect(plain(text)).toBeNull();
  });

  it('speaks of whom a pronoun means only where the rival is named', () => {
    const before = 'DeepSeek showed a new model.';
    expect(plain('It outperforms GPT in mathematics.', before)).toBe('cn');
    expect(plain('“In mathematics we trail GPT by a year,” he said.', before)).toBe('us');
    expect(plain('Its researchers will fall behind.', before)).toBeNull();
    expect(plain('If it outperforms GPT, prices will fall.', before)).toBeNull();
  });
});

/** One of each way to tell a weakness: the rules look for them only where a word opens one. */
const WEAKNESSES = `lacks|a shortage|bottlenecks|struggled|insufficient|scarcity|depends on|reliant on|weak|cut off|failing|setbacks|obstacles|a hurdle|handicapped|flawed|losing|declining|a drain|an exodus|wasted|a roadblock|not enough|limited access|unable|vulnerable|a wake-up call|complacency|difficulties|trouble|suffering|starved|hobbled|mired|scandals|costlier|drawbacks|inefficient|ineffective|disappointing|outdated|poorly|yet to|less capable|a crackdown|overstated|unproven|a blunder|precarious|stagnating|a crunch|red tape|dropped|collapsing|tumbled|plunged|pushed further down|squandering|a burden|problems for|repercussions|a sputnik moment|ranks third|placed second|finished 12th|third place|only 3`;

it.each(WEAKNESSES.split('|'))('knows the weakness in "%s"', (weakness) => {
  expect(ruledDirection(sentenceOf(`Of DeepSeek they wrote: ${weakness}.`), [])).toBe('us');
});

it.each(['controls', 'restrictions', 'sanctions', 'curbs', 'bans', 'an embargo', 'constraints'])(
  'knows that %s are got round',
  (curb) => {
    const text = `They worked around ${curb}, OpenAI and DeepSeek wrote.`;
    expect(ruledDirection(sentenceOf(text), [])).toBe('cn');
  },
);

it.each([
  'as good as',
  'neck and neck',
  'on the same level',
  'in the first tier',
  'the same performance',
  'no clear winner',
  'swapped',
  'trading places',
  'head-to-head',
  'toe to toe',
  'holding its own',
  'similar results',
])('knows the level race in "%s"', (level) => {
  expect(ruledDirection(sentenceOf(`OpenAI and DeepSeek: ${level}.`), [])).toBe('parity');
});
