import { describe, expect, it } from 'vitest';
import { foldText, searchTerms } from '../../../utils/store/text.ts';

const finds = (typed: string, text: string): boolean => {
  const folded = foldText(text);
  return searchTerms(typed).every((term) => folded.includes(term));
};

describe('search', () => {
  it.each([
    ['china', 'In China, the lab', true],
    ['chi', 'In China, the lab', true],
    ['hina', 'In China, the lab', false],
    ['LAB chin', 'In China, the lab', true],
    ['cafe', 'Le Café ferme', true],
    ['café', 'Le Cafe ferme', true],
    ['strasse', 'Die Straße', true],
    ['lodz', 'Zakład w Łodzi', true],
    ['竞赛', '中国加快人工智能竞赛', true],
    ['ai竞赛', '关于AI竞赛的报道', true],
    ['ai', '关于AI竞赛的报道', true],
    ['ｃｈｉｐ', 'The chip ban', true],
    ['chip', 'The ｃｈｉｐ ban', true],
    ['东京', 'ロボット東京', false],
    ['ロボット', '新しいロボット産業', true],
    ['ロボ', '新しいﾛﾎﾞｯﾄ産業', true],
    ['한국', '한국의 반도체', true],
    ["china's", 'China’s rivals', true],
    ['co-operate', 'They co‑operate', true],
    ['12%', 'up 12% a year', true],
    ['مرحبا', 'مرحبا بالعالم', true],
    ['🏁', 'anything at all', true],
    ['', 'anything at all', true],
  ])('"%s" in "%s": %s', (typed, text, expected) => {
    expect(finds(typed, text)).toBe(expected);
  });

  it('finds every word of a text by any beginning of it', () => {
    const text = 'Überraschend führt Ōsaka vor São Paulo';
    for (const word of text.split(' ')) {
      for (let length = 1; length <= word.length; length += 1) {
        expect(finds(word.slice(0, length), text)).toBe(true);
      }
    }
  });
});
