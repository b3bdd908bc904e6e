/**
 * What every look is drawn with, as the reader chose it. Pure. Worked out in the worker and sent to pages, where
 * `palette.ts` fits it to their grounds.
 *
 * The hues that stay apart for colour-blind readers are those of Okabe and Ito
 * (https://jfly.uni-koeln.de/color/). Under every palette the looks differ in their lines too, in browsers that draw
 * lines on highlights; Firefox fills them and no more, so there every look has a tint.
 */
import type { Colour, Look, Pens } from './palette.ts';

export const PALETTES = ['standard', 'safe', 'grey'] as const;
/** `safe`: hues that colour-blind readers tell apart. `grey`: lines alone, without colour. */
export type Palette = (typeof PALETTES)[number];

export const STRENGTHS = ['faint', 'medium', 'strong'] as const;
/** How much highlights stand out from the text. */
export type Strength = (typeof STRENGTHS)[number];

type Hue = readonly [red: number, green: number, blue: number];

const GREY: Hue = [118, 118, 118];

const HUES: Record<Palette, Record<Look, Hue>> = {
  standard: {
    race: [217, 119, 6],
    wider: [13, 148, 136],
    reviewed: [109, 90, 200],
    disputed: [219, 39, 119],
    focused: [202, 138, 4],
  },
  safe: {
    race: [213, 94, 0],
    wider: [86, 180, 233],
    reviewed: [0, 114, 178],
    disputed: [204, 121, 167],
    focused: [230, 159, 0],
  },
  grey: { race: GREY, wider: GREY, reviewed: GREY, disputed: GREY, focused: GREY },
};

interface Line {
  style: string;
  /** CSS pixels, at medium strength. */
  width: number;
  /** Share of the hue in the tint behind the text, at medium strength. */
  tint: number;
  /** The same where lines are not drawn; of the grey palette, at every strength. */
  fill: number;
  grey: number;
}

const LINES: Record<Look, Line> = {
  race: { style: 'underline solid', width: 2, tint: 0.14, fill: 0.24, grey: 0.3 },
  wider: { style: 'underline dotted', width: 2, tint: 0, fill: 0.16, grey: 0.14 },
  reviewed: { style: 'underline double', width: 2, tint: 0.12, fill: 0.24, grey: 0.22 },
  disputed: { style: 'underline wavy', width: 1, tint: 0.12, fill: 0.28, grey: 0.38 },
  focused: { style: 'underline overline solid', width: 3, tint: 0.4, fill: 0.5, grey: 0.5 },
};

/** Pixels more for lines, and times the tint: beside lines, and alone. */
const STRENGTH: Record<Strength, { width: number; tint: number; fill: number }> = {
  faint: { width: -1, tint: 0, fill: 0.6 },
  medium: { width: 0, tint: 1, fill: 1 },
  strong: { width: 1, tint: 1.8, fill: 1.6 },
};
/** A tint that is seen beside none. */
const LEAST_FILL = 0.08;

/** @param drawsLines whether the browser draws lines on highlights. */
export function pensFor(palette: Palette, strength: Strength, drawsLines = true): Pens {
  const { width, tint, fill } = STRENGTH[strength];
  const least = drawsLines ? 0 : LEAST_FILL;
  const isGrey = palette === 'grey';
  const shareOf = (line: Line) => {
    if (drawsLines) return line.tint;
    return isGrey ? line.grey : line.fill;
  };
  const times = drawsLines ? tint * (isGrey ? 0 : 1) : fill;
  const penFor = (look: Look) => {
    const line = LINES[look];
    const [red, green, blue] = HUES[palette][look];
    const hue: Colour = [red, green, blue, 1];
    // Where the reader was led to is never faint.
    const isLedTo = look === 'focused';
    const pixels = isLedTo ? line.width : Math.max(1, line.width + width);
    return {
      hue,
      tint: shareOf(line) * (isLedTo ? 1 : times),
      least,
      line: `${line.style} ${pixels}px`,
    };
  };
  return {
    race: penFor('race'),
    wider: penFor('wider'),
    reviewed: penFor('reviewed'),
    disputed: penFor('disputed'),
    focused: penFor('focused'),
  };
}
