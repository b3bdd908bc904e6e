import { describe, expect, it } from 'vitest';
import { createAttributeModel } from '../../../utils/claims/attribute-model.ts';
import { ATTRIBUTE_WEIGHTS } from '../../../utils/claims/attribute-weights.ts';
import { attributesOf } from '../../../utils/claims/attributes.ts';
import { readClosely } from '../../../utils/claims/close-reading.ts';
import { readSentence } from '../../../utils/claims/context.ts';
import type { Direction } from '../../../utils/claims/types.ts';

const model = createAttributeModel(ATTRIBUTE_WEIGHTS);
const title = readSentence('Who leads in artificial intelligence');

function directionOf(text: string): Direction {
  const sentence = { ...readSentence(text), previous: [], title, date: '2026-03-01' };
  return attributesOf(readClosely(sentence), 0.9, model).direction;
}

const OPPOSITE: Partial<Record<Direction, Direction>> = {
  us: 'cn',
  cn: 'us',
  closing: 'widening',
  widening: 'closing',
};

/** Sentences whose words plainly say who is ahead, or how the gap moves. */
const PLAIN: readonly (readonly [Direction, string])[] = [
  ['us', 'The United States leads China in artificial intelligence.'],
  ['cn', 'China leads the United States in artificial intelligence.'],
  ['us', 'She expects the American lead in chips to last longer.'],
  ['cn', 'He expects the Chinese lead in batteries for data centres to last.'],
  ['us', "America's lead over China is secure, the report says."],
  ['cn', "China's lead over America in open models keeps its makers confident."],
  ['us', 'The US still holds a clear advantage over China in advanced chips.'],
  ['cn', 'China still holds a clear advantage over the US in electricity.'],
  ['us', 'OpenAI remains ahead of DeepSeek, according to the ranking.'],
  ['cn', 'DeepSeek remains ahead of OpenAI, according to the ranking.'],
  ['us', 'Alibaba lags behind Google in video generation.'],
  ['cn', 'Google lags behind Alibaba in video generation.'],
  ['us', 'Huawei trails Nvidia by two generations.'],
  ['cn', 'Nvidia trails Huawei in the Chinese market.'],
  ['us', 'Baidu has been overtaken by Anthropic.'],
  ['cn', 'Anthropic has been overtaken by Baidu.'],
  ['us', 'Qwen was beaten by GPT on every test of reasoning.'],
  ['cn', 'GPT was beaten by Qwen on every test of reasoning.'],
  ['us', 'Claude outperforms Kimi on most coding tasks.'],
  ['cn', 'Kimi outperforms Claude on most coding tasks.'],
  ['us', 'Gemini surpassed Ernie last spring.'],
  ['cn', 'Ernie surpassed Gemini last spring.'],
  ['us', 'China has not overtaken the United States.'],
  ['cn', 'The United States has not overtaken China in patents.'],
  ['us', 'China is losing the AI race to America, he said.'],
  ['cn', 'America is losing the AI race to China, he said.'],
  ['us', 'The United States is winning the AI race.'],
  ['cn', 'China is winning the AI race.'],
  ['us', 'Chinese labs are years behind their American rivals.'],
  ['cn', 'American labs are years behind their Chinese rivals.'],
  ['us', 'China is still well behind in the design of chips.'],
  ['cn', 'America is already well behind in the supply of power.'],
  ['us', 'American models dominate the leaderboard.'],
  ['cn', 'Chinese models dominate the leaderboard.'],
  ['us', 'The leaderboard is dominated by American models.'],
  ['cn', 'The leaderboard is dominated by Chinese models.'],
  ['us', 'While China files more patents, the United States leads in research that counts.'],
  ['cn', 'While the United States spends more, China leads in the number of engineers.'],
  ['us', 'Nobody in China can match Nvidia.'],
  ['us', 'No Chinese chip comes close to those of Nvidia.'],
  ['us', 'China lacks the machines to make the most advanced chips.'],
  ['cn', 'America lacks the electricity to run its data centres.'],
  ['us', 'Chinese firms suffer from a shortage of advanced chips.'],
  ['cn', 'American firms suffer from a shortage of electricity.'],
  ['us', 'The export controls have slowed Chinese labs.'],
  ['cn', 'The export controls have failed to slow Chinese labs.'],
  ['us', 'Analysts say that OpenAI has pulled ahead of its Chinese rivals.'],
  ['cn', 'Analysts say that DeepSeek has pulled ahead of its American rivals.'],
  ['us', 'China cannot beat the United States in this contest, she argued.'],
  ['cn', 'The United States cannot beat China in this contest, she argued.'],
  ['us', 'Washington keeps its edge over Beijing.'],
  ['cn', 'Beijing keeps its edge over Washington in industrial robots.'],
  ['us', 'Meta beats Tencent in downloads.'],
  ['cn', 'Tencent beats Meta in downloads.'],
  ['cn', 'America is at risk of losing its lead to China.'],
  ['us', 'China is at risk of losing its lead to America.'],
  ['cn', 'The United States has lost its lead in open models.'],
  ['us', 'China has lost its lead in face recognition.'],
  ['cn', 'China will overtake the United States by 2030.'],
  ['us', 'The United States will overtake China in humanoid robots by 2030.'],
  ['closing', 'China is catching up with the United States.'],
  ['closing', 'The gap between America and China is narrowing.'],
  ['closing', 'Chinese labs have narrowed the gap with OpenAI to three months.'],
  ['closing', 'The distance between the two countries has shrunk since last year.'],
  ['closing', 'The best Chinese model trails by four months, down from nearly a year.'],
  ['closing', 'America is losing its lead as Chinese labs close in.'],
  ['closing', 'The American lead has shrunk to a few months.'],
  ['widening', 'The gap between America and China is widening.'],
  ['widening', 'OpenAI has widened its lead over Chinese labs.'],
  ['widening', 'China is falling further behind the United States.'],
  ['widening', 'The best Chinese model trails by a year, up from four months.'],
  ['widening', 'The distance between the two countries has grown since last year.'],
  ['parity', 'Chinese and American models are now on par.'],
  ['parity', 'China is level with the United States in vision.'],
];

describe('plain sentences', () => {
  it.each(PLAIN)('never favour the other side: %s: %s', (direction, text) => {
    expect(directionOf(text)).not.toBe(OPPOSITE[direction]);
  });

  it('mostly say so', () => {
    const right = PLAIN.filter(([direction, text]) => directionOf(text) === direction);
    expect(right.length).toBeGreaterThanOrEqual(0.8 * PLAIN.length);
  });
});
