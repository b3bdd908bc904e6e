import { describe, expect, it } from 'vitest';
import { overlap, pairByPlace } from '../../../utils/spotter/match.ts';

const span = (start: number, end: number) => ({ start, end });

describe('overlap', () => {
  it('is the share of the shorter span that lies in both', () => {
    expect(overlap(span(0, 10), span(5, 25))).toBe(0.5);
    expect(overlap(span(0, 10), span(10, 20))).toBe(0);
    expect(overlap(span(2, 4), span(0, 100))).toBe(1);
    expect(overlap(span(3, 3), span(0, 10))).toBe(0);
  });
});

describe('pairByPlace', () => {
  it('finds a claim whose extent has shifted a little, and leaves neighbours alone', () => {
    expect(pairByPlace([span(0, 50), span(52, 90)], [span(3, 50)])).toEqual([0, null]);
    expect(pairByPlace([span(0, 50)], [span(40, 90)])).toEqual([null]);
  });

  it('gives each claim to one detection and each detection to one claim', () => {
    expect(pairByPlace([span(0, 20), span(20, 40)], [span(0, 40)])).toEqual([0, null]);
    expect(pairByPlace([span(0, 40)], [span(0, 20), span(20, 40)])).toEqual([0]);
  });

  it('prefers the claim of the same extent to a longer one around it', () => {
    expect(pairByPlace([span(10, 30)], [span(0, 100), span(10, 30)])).toEqual([1]);
  });

  it('looks past a long claim that began earlier', () => {
    expect(pairByPlace([span(50, 60), span(70, 80)], [span(0, 100), span(70, 80)])).toEqual([0, 1]);
  });
});
