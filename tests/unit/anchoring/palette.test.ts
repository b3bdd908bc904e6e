import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blend,
  type Colour,
  contrast,
  type Ground,
  groundOf,
  inkFor,
  LOOKS,
  parseColour,
  rulesFor,
} from '../../../utils/anchoring/palette.ts';
import { PALETTES, pensFor, STRENGTHS } from '../../../utils/anchoring/pens.ts';

const opaque = fc
  .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  .map(([red, green, blue]): Colour => [red, green, blue, 1]);

const everyPens = PALETTES.flatMap((palette) =>
  STRENGTHS.map((strength) => pensFor(palette, strength)),
);
const anyPen = fc
  .tuple(fc.constantFrom(...everyPens), fc.constantFrom(...LOOKS))
  .map(([pens, look]) => pens[look]);

const layer = (colour: string, image = false) => ({ colour, image });

describe('parseColour', () => {
  it.each([
    ['rgb(1, 2, 3)', [1, 2, 3, 1]],
    ['rgba(1, 2, 3, 0.5)', [1, 2, 3, 0.5]],
    ['color(srgb 1 0 0.2 / 0.25)', [255, 0, 51, 0.25]],
    ['oklch(0.5 0.1 120)', [127.5, 127.5, 127.5, 1]],
    ['lab(100 0 none)', [255, 255, 255, 1]],
  ])('reads %s', (css, expected) => {
    expect(parseColour(css)).toEqual(expected);
  });

  it.each(['', 'red', 'var(--x)', 'rgb(', 'rgb(1, 2)', 'color(display-p3 1 0 0)'])(
    'does not guess at %j',
    (css) => {
      expect(parseColour(css)).toBeNull();
    },
  );
});

describe('contrast', () => {
  it('is that of WCAG at its ends and at a known pair', () => {
    expect(contrast([0, 0, 0, 1], [255, 255, 255, 1])).toBe(21);
    expect(contrast([9, 9, 9, 1], [9, 9, 9, 1])).toBe(1);
    expect(contrast([118, 118, 118, 1], [255, 255, 255, 1])).toBeCloseTo(4.54, 2);
  });
});

describe('groundOf', () => {
  it('lays translucent backgrounds on the first opaque one', () => {
    const ground = groundOf('rgb(0, 0, 0)', [
      layer('rgba(0, 0, 0, 0)'),
      layer('rgba(255, 0, 0, 0.5)'),
      layer('rgb(255, 255, 255)'),
      layer('rgb(0, 0, 255)'),
    ]);
    expect(ground.background).toEqual([255, 127.5, 127.5, 1]);
  });

  it('takes a page without backgrounds for the canvas its text is meant for', () => {
    expect(groundOf('rgb(20, 20, 20)', []).background).toEqual([255, 255, 255, 1]);
    expect(groundOf('rgb(230, 230, 230)', []).background).toEqual([0, 0, 0, 1]);
  });

  it.each([
    ['a picture', [layer('rgb(255, 255, 255)', true)]],
    ['a picture under a veil', [layer('rgba(0, 0, 0, 0.6)'), layer('rgba(0, 0, 0, 0)', true)]],
    ['a colour that cannot be read', [layer('color(display-p3 1 0 0)')]],
  ])('claims nothing about %s', (_, backgrounds) => {
    expect(groundOf('rgb(255, 255, 255)', backgrounds).background).toBeNull();
  });

  it('reads the card that stands before a picture', () => {
    const card = [layer('rgb(250, 250, 250)'), layer('rgba(0, 0, 0, 0)', true)];
    expect(groundOf('rgb(0, 0, 0)', card).background).toEqual([250, 250, 250, 1]);
  });
});

describe('inkFor', () => {
  it('keeps lines at 3:1 on the ground and on the tint, whatever the page’s colours', () => {
    fc.assert(
      fc.property(anyPen, opaque, opaque, (pen, background, text) => {
        const { line, tint } = inkFor(pen, { background, text });
        expect(contrast(line, background)).toBeGreaterThanOrEqual(3);
        expect(contrast(line, tint ? blend(tint, background) : background)).toBeGreaterThanOrEqual(
          3,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never takes contrast from text that would fall below 4.5:1', () => {
    fc.assert(
      fc.property(anyPen, opaque, opaque, (pen, background, text) => {
        const { tint } = inkFor(pen, { background, text });
        const before = contrast(text, background);
        const after = contrast(text, tint ? blend(tint, background) : background);
        expect(after).toBeGreaterThanOrEqual(Math.min(before, 4.5) - 1e-9);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a ground that cannot be read', () => {
  it('leaves the text as it is and draws the line in its colour', () => {
    const text: Colour = [240, 240, 255, 1];
    for (const pens of everyPens) {
      for (const look of LOOKS) {
        expect(inkFor(pens[look], { background: null, text })).toEqual({ line: text, tint: null });
      }
    }
  });
});

describe('rulesFor', () => {
  const rules = rulesFor(
    ['p', 'li.story'],
    { background: [255, 255, 255, 1], text: [0, 0, 0, 1] },
    (look) => `mark-${look}`,
    pensFor('standard', 'medium'),
  );

  it('gives every look a line of its own kind', () => {
    const lines = LOOKS.map(
      (look) => new RegExp(`mark-${look}\\)\\{[^}]*text-decoration:([a-z ]+)`).exec(rules)?.[1],
    );
    expect(lines.every(Boolean)).toBe(true);
    expect(new Set(lines).size).toBe(LOOKS.length);
  });

  it('says nothing to printers, and leaves colours to the reader where they are forced', () => {
    const media = [...rules.matchAll(/@media ([^{]+)\{/g)].map((match) => match[1]);
    expect(media).toEqual(['screen', '(forced-colors:active)']);
    expect(rules).toMatch(/^@media screen\{.*\}\}$/);
    const forced = rules.slice(rules.indexOf('forced-colors'));
    expect(forced).not.toMatch(/rgb\(/);
  });

  it('restyles only the blocks named', () => {
    const selectors = [...rules.matchAll(/[{},]([^{},]*)::highlight/g)].map((match) => match[1]);
    expect(new Set(selectors)).toEqual(new Set(['p', 'li.story']));
  });
});

describe('pensFor', () => {
  it.each(STRENGTHS)('gives every look a line of its own kind, also in grey, %s', (strength) => {
    const lines = Object.values(pensFor('grey', strength)).map(({ line }) => line);
    expect(new Set(lines.map((line) => line.replace(/ \d+px/, ''))).size).toBe(LOOKS.length);
  });

  it('keeps the claim that the reader was led to apart from the others, however faint they are', () => {
    const { focused, ...others } = pensFor('standard', 'faint');
    expect(focused.tint).toBeGreaterThan(0.3);
    expect(Object.values(others).map(({ tint }) => tint)).toEqual([0, 0, 0, 0]);
  });

  it.each(PALETTES.flatMap((palette) => STRENGTHS.map((strength) => [palette, strength] as const)))(
    'fills every look where no lines are drawn, on any ground: %s, %s',
    (palette, strength) => {
      const pens = pensFor(palette, strength, false);
      const grounds: Ground[] = [
        { background: [255, 255, 255, 1], text: [0, 0, 0, 1] },
        { background: [20, 20, 24, 1], text: [230, 230, 230, 1] },
        // Text that has little contrast as it is, and a ground that cannot be read.
        { background: [255, 255, 255, 1], text: [150, 150, 150, 1] },
        { background: null, text: [0, 0, 0, 1] },
      ];
      for (const ground of grounds) {
        for (const look of LOOKS)
          expect(inkFor(pens[look], ground).tint?.[3]).toBeGreaterThan(0.05);
      }
      const [plain] = grounds;
      const fills = LOOKS.map((look) => JSON.stringify(inkFor(pens[look], plain as Ground).tint));
      expect(new Set(fills).size).toBe(LOOKS.length);
      const rules = rulesFor(['p'], plain as Ground, (look) => look, pens);
      expect(rules.slice(rules.indexOf('forced-colors'))).toContain('background-color:Mark;');
    },
  );

  /** As protanopes and deuteranopes see it (Viénot, Brettel and Mollon 1999), on linear light. */
  const seen = {
    protanopia: [
      [0.11238, 0.88762, 0],
      [0.11238, 0.88762, 0],
      [0.00401, -0.00401, 1],
    ],
    deuteranopia: [
      [0.29275, 0.70725, 0],
      [0.29275, 0.70725, 0],
      [-0.02234, 0.02234, 1],
    ],
  };

  it.each(Object.entries(seen))('tells race from wider and from reviewed with %s', (_, matrix) => {
    const light = (value: number) => (value / 255) ** 2.2;
    const eye = ([red, green, blue]: Colour) =>
      matrix.map(([r = 0, g = 0, b = 0]) => r * light(red) + g * light(green) + b * light(blue));
    const { race, wider, reviewed } = pensFor('safe', 'medium');
    for (const other of [wider, reviewed]) {
      const [one, two] = [eye(race.hue), eye(other.hue)];
      expect(Math.hypot(...one.map((value, at) => value - (two[at] ?? 0)))).toBeGreaterThan(0.4);
    }
  });
});
