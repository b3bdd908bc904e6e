/** A drawn chart as a file of its own, with what is said around it on the screen. */

import { offerFile } from '../../hooks/offerFile.ts';

const SVG = 'http://www.w3.org/2000/svg';
const COPIED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'paint-order',
  'opacity',
  'text-anchor',
  'font-family',
  'font-size',
  'font-weight',
];
/** Pixels of the picture for each of the chart. */
const SCALE = 2;

const MARGIN_PX = 20;
const TITLE_PX = 18;
const FINDING_PX = 14;
const SOURCE_PX = 11;
const ROW_PX = 24;
/** Room for a swatch's name, a character. */
const LETTER_PX = 7.2;

export interface ChartText {
  title: string;
  finding: string;
  source: string;
  /** The swatches of the legend, each with its name in `data-legend`. */
  swatches: readonly SVGSVGElement[];
}

/** A copy of something drawn that looks the same without the page's styles. */
function inlined<T extends SVGElement>(drawn: T): T {
  const copy = drawn.cloneNode(true) as T;
  const originals = [drawn, ...drawn.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [at, element] of originals.entries()) {
    const style = getComputedStyle(element);
    const target = copies[at];
    if (!target) continue;
    for (const name of COPIED) {
      const value = style.getPropertyValue(name);
      if (value) target.setAttribute(name, value);
    }
    target.removeAttribute('class');
  }
  return copy;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** The chart as a document: title, finding, legend, drawing, source. Gives its size in pixels too. */
export function standalone(
  chart: SVGSVGElement,
  { title, finding, source, swatches }: ChartText,
): { text: string; width: number; height: number } {
  const { width: inner, height: drawn } = chart.viewBox.baseVal;
  const page = getComputedStyle(document.documentElement);
  const width = inner + 2 * MARGIN_PX;
  const root = element('svg', { xmlns: SVG, width });
  const ground = element('rect', { width: '100%', height: '100%', fill: page.backgroundColor });
  root.append(ground);
  let y = MARGIN_PX;
  const write = (words: string, size: number, weight: number) => {
    y += size;
    const line = element('text', {
      x: MARGIN_PX,
      y,
      fill: page.color,
      'font-family': page.fontFamily,
      'font-size': size,
      'font-weight': weight,
    });
    line.textContent = words;
    root.append(line);
    y += size / 2;
  };
  write(title, TITLE_PX, 700);
  write(finding, FINDING_PX, 400);
  let x = MARGIN_PX;
  if (swatches.length > 0) y += 2;
  for (const swatch of swatches) {
    const name = swatch.dataset.legend ?? '';
    const room = 22 + name.length * LETTER_PX + 12;
    if (x + room > width && x > MARGIN_PX) {
      x = MARGIN_PX;
      y += ROW_PX;
    }
    const copy = inlined(swatch);
    copy.setAttribute('x', String(x));
    copy.setAttribute('y', String(y));
    const label = element('text', {
      x: x + 20,
      y: y + 11,
      fill: page.color,
      'font-family': page.fontFamily,
      'font-size': 12,
    });
    label.textContent = name;
    root.append(copy, label);
    x += room;
  }
  if (swatches.length > 0) y += ROW_PX;
  const copy = inlined(chart);
  copy.setAttribute('x', String(MARGIN_PX));
  copy.setAttribute('y', String(y));
  copy.setAttribute('overflow', 'visible');
  root.append(copy);
  y += drawn + SOURCE_PX / 2;
  write(source, SOURCE_PX, 400);
  const height = y + MARGIN_PX / 2;
  root.setAttribute('height', String(height));
  root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

/**
 * Hands the chart to the browser as a file. Resolves to its name.
 * @throws when the browser cannot draw the picture
 */
export async function saveChart(
  chart: SVGSVGElement,
  { name, format, ...text }: ChartText & { name: string; format: 'svg' | 'png' },
): Promise<string> {
  const file = `racemark-${name}.${format}`;
  const { text: drawing, width, height } = standalone(chart, text);
  const svg = new Blob([drawing], { type: 'image/svg+xml' });
  if (format === 'svg') {
    offerFile(svg, file);
    return file;
  }
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(Math.ceil(width * SCALE), Math.ceil(height * SCALE));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    offerFile(await canvas.convertToBlob({ type: 'image/png' }), file);
  } finally {
    URL.revokeObjectURL(url);
  }
  return file;
}
