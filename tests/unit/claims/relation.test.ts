import { describe, expect, it } from 'vitest';
import { readSentence } from '../../../utils/claims/context.ts';
import { relationsOf } from '../../../utils/claims/relation.ts';

const relations = (text: string) =>
  relationsOf(readSentence(text)).map(({ kind, negated, subject, object }) => ({
    kind,
    negated,
    subject: subject?.actor.side ?? null,
    object: object?.actor.side ?? null,
  }));

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

  it('does not read a relation into words that look like one', () => {
    expect(relations('The team behind the model thanked its rivals.')).toEqual([]);
    expect(relations('Cheap chips lead to waste.')).toEqual([]);
    expect(relations('The firm closed an office in Paris.')).toEqual([]);
  });
});
