import { describe, expect, it } from 'vitest';
import { type ReadSentence, readSentence } from '../../../utils/claims/context.ts';
import { relationsOf } from '../../../utils/claims/relation.ts';

/** The last sentence's, after those before it in order. */
const relations = (...sentences: string[]) => {
  const [own, ...previous] = sentences.map((text) => readSentence(text)).reverse();
  const context = { ...(own as ReadSentence), previous, title: readSentence(''), date: null };
  return relationsOf(context).map(({ kind, negated, subject, object }) => ({
    kind,
    negated,
    subject: subject?.actor.side ?? null,
    object: object?.actor.side ?? null,
  }));
};

describe('relationsOf', () => {
  it('finds who is ahead of whom', () => {
    expect(relations('Qwen outperforms Llama on most tests.')).toEqual([
      { kind: 'ahead', negated: false, subject: 'cn', object: 'us' },
    ]);
  });

  it('turns the passive', () => {
    expect(relations('OpenAI has been overtaken by DeepSeek.')).toEqual([
      { kind: 'ahead', negated: false, subject: 'cn', object: 'us' },
    ]);
  });

  it('sees negation', () => {
    expect(relations('China is not behind America.')[0]).toMatchObject({
      kind: 'behind',
      negated: true,
    });
  });

  it('tells a change of the gap from a place in the race', () => {
    expect(relations('Chinese labs are narrowing the gap.')[0]?.kind).toBe('closing');
    expect(relations('America is widening its lead.')[0]?.kind).toBe('widening');
    expect(relations('Baidu is catching up with Google.')[0]?.kind).toBe('closing');
  });

  it('knows whom a pronoun means', () => {
    const outdone = { kind: 'ahead', negated: false, subject: 'cn', object: 'us' };
    const first = 'DeepSeek showed a new model on Monday.';
    expect(relations(first, 'It outperforms GPT in mathematics.')).toEqual([outdone]);
    expect(relations(first, 'In mathematics the company is ahead of OpenAI.')).toEqual([outdone]);
    expect(relations(first, 'It outperforms GPT.', 'They are ahead of OpenAI too.')).toEqual([
      outdone,
    ]);
    expect(relations('Moonshot met the press.', '“We are ahead of OpenAI,” she said.')).toEqual([
      outdone,
    ]);
    const quotes = '“We have no rival,” said Mei Lin of Moonshot.';
    expect(relations(first, quotes, '“We are ahead of OpenAI in agents.”')).toEqual([outdone]);
    expect(relations('“We are ahead of OpenAI,” said Mei Lin of Moonshot.')).toEqual([outdone]);
    expect(relations('It was a Monday.', 'It outperforms GPT.')[0]?.subject).toBeNull();
    expect(relations(first, 'Claude outperforms it.')[0]?.subject).toBe('us');
  });

  it('reads time that is bought as a lead', () => {
    const lead = { kind: 'ahead', negated: false, subject: 'us', object: null };
    expect(relations('The rules have bought America at least three years.')).toEqual([lead]);
    expect(relations('Nobody bought American chips this year.')).toEqual([]);
    expect(relations('Baidu bought an American firm.')).toEqual([]);
  });

  it('does not read a relation into words that look like one', () => {
    expect(relations('The team behind the model thanked its rivals.')).toEqual([]);
    expect(relations('Cheap chips lead to waste.')).toEqual([]);
    expect(relations('The firm closed an office in Paris.')).toEqual([]);
  });
});
