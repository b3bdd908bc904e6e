/**
 * Colours and lines of the highlights, chosen for the ground the page puts behind its text.
 *
 * Pure: colours go in as computed style gives them, rules come out. Contrast is that of WCAG 2.2
 * (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): lines reach 3:1 on the ground, and a tint never takes
 * text that had 4.5:1 below it.
 */

/** How a claim looks. The names are visible to the page, so none of them tells the reader's stance. */
export const LOOKS = ['race', 'wider', 'reviewed', 'disputed', 'focused'] as const;
export type Look = (typeof LOOKS)[number];

/** Red, green and blue from 0 to 255, alpha from 0 to 1. */
export type Colour = readonly [number, number, number, number];

export interface Ground {
  /** Null where a picture, a gradient or an unreadable colour lies behind the text. */
  background: Colour | null;
  text: Colour;
}

export interface Ink {
  line: Colour;
  /** Translucent; null where it would cost the text its contrast, unless nothing else is drawn. */
  tint: Colour | null;
}

/** What a look is drawn with; see `pens.ts`. */
export interface Pen {
  hue: Colour;
  /** Share of the hue in the tint behind the text. */
  tint: number;
  /** The least share, whatever it costs the text: above 0 where browsers draw no lines, and the tint is all there is. */
  least: number;
  /** Value of `text-decoration` but for its colour. */
  line: string;
}

export type Pens = Readonly<Record<Look, Pen>>;

const WHITE: Colour = [255, 255, 255, 1];
const BLACK: Colour = [0, 0, 0, 1];
const LINE_CONTRAST = 3;
const TEXT_CONTRAST = 4.5;

/**
 * Reads a colour as computed style serialises it: `rgb()`, `rgba()`, `color(srgb ...)`. Of the Lab family the
 * lightness is kept as a grey, which is all that contrast needs. Null for anything else.
 */
export function parseColour(css: string): Colour | null {
  const match = /^(rgba?|color\(srgb|(?:ok)?l(?:ab|ch))[(\s]+([^)]*)\)$/.exec(css.trim());
  if (!match) return null;
  const [, space = '', list = ''] = match;
  const numbers = list
    .split(/[\s,/]+/)
    .map((part) => (part === 'none' ? 0 : Number.parseFloat(part)));
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, alpha = 1] = numbers;
  if ([a, b, c, alpha].some(Number.isNaN)) return null;
  if (space.startsWith('rgb')) return [a, b, c, alpha];
  if (space.startsWith('color')) return [a * 255, b * 255, c * 255, alpha];
  // CIE lightness runs to 100, Oklab's to 1; both are near enough to sRGB's own grey scale.
  const grey = (space.startsWith('ok') ? a : a / 100) * 255;
  return [grey, grey, grey, alpha];
}

/** `over` laid upon an opaque ground. */
export function blend(over: Colour, under: Colour): Colour {
  const alpha = over[3];
  const mix = (index: 0 | 1 | 2) => over[index] * alpha + under[index] * (1 - alpha);
  return [mix(0), mix(1), mix(2), 1];
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const part = Math.min(Math.max(value, 0), 255) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio of two opaque colours, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The ground behind a text from its own colour and the backgrounds of its ancestors, innermost first.
 */
export function groundOf(
  textColour: string,
  backgrounds: Iterable<{ colour: string; image: boolean }>,
): Ground {
  const text = parseColour(textColour) ?? BLACK;
  const layers: Colour[] = [];
  for (const { colour, image } of backgrounds) {
    const parsed = parseColour(colour);
    if (image || !parsed) return { background: null, text };
    layers.push(parsed);
    if (parsed[3] >= 1) break;
  }
  // Nothing opaque: the canvas, which follows the page's colour scheme and so the text.
  const canvas = luminance(text) > 0.4 ? BLACK : WHITE;
  const background = layers.reduceRight((under, over) => blend(over, under), canvas);
  return { background, text: blend(text, background) };
}

/**
 * The line and tint a pen gives on this ground. On one that cannot be read only a line in the text's own colour is sure
 * to show.
 */
export function inkFor(pen: Pen, { background, text }: Ground): Ink {
  if (!background) return { line: text, tint: pen.least ? withAlpha(pen.hue, pen.tint) : null };
  const enough = Math.min(contrast(text, background), TEXT_CONTRAST);
  const washed = (share: number) => blend(withAlpha(pen.hue, share), background);
  let { tint } = pen;
  while (tint > pen.least && contrast(text, washed(tint)) < enough)
    tint = Math.max(pen.least, tint > 0.04 ? tint - 0.02 : 0);
  const grounds = [background, washed(tint)];
  const pole = luminance(background) > 0.18 ? BLACK : WHITE;
  let line = pen.hue;
  for (let share = 0.1; share <= 1; share += 0.1) {
    if (grounds.every((ground) => contrast(line, ground) >= LINE_CONTRAST)) break;
    line = blend(withAlpha(pole, share), pen.hue);
  }
  return { line, tint: tint > 0 ? withAlpha(pen.hue, tint) : null };
}

const withAlpha = ([red, green, blue]: Colour, alpha: number): Colour => [red, green, blue, alpha];

/** A colour as style sheets have it. */
export const css = ([red, green, blue, alpha]: Colour) =>
  `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)} / ${alpha.toFixed(2)})`;

/**
 * Rules for these selectors on this ground, on screens only: print stays plain. With forced colours the
 * reader's own take over and the line styles alone tell the looks apart. Chromium then fills every highlight with one
 * colour and draws the lines in that of the text on it, so they must lie within the fill and go through descenders.
 */
export function rulesFor(
  selectors: readonly string[],
  ground: Ground,
  nameOf: (look: Look) => string,
  pens: Pens,
) {
  const at = (look: Look) =>
    selectors.map((selector) => `${selector}::highlight(${nameOf(look)})`).join(',');
  const plain = LOOKS.map((look) => {
    const { line, tint } = inkFor(pens[look], ground);
    const back = tint ? `background-color:${css(tint)};` : '';
    return `${at(look)}{${back}text-decoration:${pens[look].line} ${ground.background ? css(line) : 'currentcolor'};text-underline-offset:.18em}`;
  });
  const fill = pens.race.least ? 'Mark;color:MarkText' : 'Canvas';
  const forced =
    `${LOOKS.map(at)}{background-color:${fill};text-decoration-color:CanvasText;text-decoration-skip-ink:none;text-decoration-thickness:1px;text-underline-offset:0}` +
    `${at('focused')}{background-color:Highlight;color:HighlightText;text-decoration-thickness:3px}`;
  return `@media screen{${plain.join('')}@media (forced-colors:active){${forced}}}`;
}
