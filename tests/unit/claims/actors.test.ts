import { describe, expect, it } from 'vitest';
import { findActors } from '../../../utils/claims/actors.ts';
import { wordsOf } from '../../../utils/claims/words.ts';

const actors = (text: string) =>
  findActors(wordsOf(text)).map(({ actor }) => `${actor.name} ${actor.side} ${actor.kind}`);

describe('findActors', () => {
  it('maps labs, models, chip makers, officials, capitals and blocs to sides', () => {
    expect(actors('Beijing hopes Huawei helps DeepSeek outrun Nvidia and OpenAI')).toEqual([
      'Beijing cn capital',
      'Huawei cn chip',
      'DeepSeek cn lab',
      'Nvidia us chip',
      'OpenAI us lab',
    ]);
    expect(actors('The European Union courts Mistral')).toEqual([
      'European Union other bloc',
      'Mistral AI other lab',
    ]);
  });

  it('takes the longest form', () => {
    expect(actors('Google DeepMind hired him')).toEqual(['Google DeepMind us lab']);
  });

  it('knows aliases, plurals and possessives', () => {
    expect(actors('America’s H100s')).toEqual(['United States us country', 'H100 us chip']);
    expect(actors('the People’s Republic')).toEqual(['China cn country']);
  });

  it('tells names from the words they look like', () => {
    expect(actors('He told us that llama farms and meta jokes trump all')).toEqual([]);
    expect(actors('US rules; Meta and Llama')).toEqual([
      'United States us country',
      'Meta us lab',
      'Llama us model',
    ]);
  });

  it('finds names inside compounds', () => {
    expect(actors('a U.S.-China contest over DeepSeek-like models')).toEqual([
      'United States us country',
      'China cn country',
      'DeepSeek cn lab',
    ]);
  });
});
