/** A drawn chart as a file of its own. */

const COPIED = ['fill', 'stroke', 'stroke-width', 'font-family', 'font-size', 'font-weight'];
const HOLD_MS = 60_000;
/** Pixels of the picture for each of the chart. */
const SCALE = 2;

/** The chart as a document that looks the same without the page's styles. */
export function standalone(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const drawn = [chart, ...chart.querySelectorAll('*')];
  const copied = [copy, ...copy.querySelectorAll('*')];
  for (const [at, element] of drawn.entries()) {
    const style = getComputedStyle(element);
    const target = copied[at];
    if (!target) continue;
    for (const name of COPIED) {
      const value = style.getPropertyValue(name);
      if (value) target.setAttribute(name, value);
    }
    target.removeAttribute('class');
  }
  const { width, height } = chart.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.documentElement).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

function offer(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HOLD_MS);
}

export function saveSvg(chart: SVGSVGElement, name: string): void {
  offer(new Blob([standalone(chart)], { type: 'image/svg+xml' }), `racemark-${name}.svg`);
}

/** @throws when the browser cannot draw the picture */
export async function savePng(chart: SVGSVGElement, name: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([standalone(chart)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const { width, height } = chart.viewBox.baseVal;
    const canvas = new OffscreenCanvas(width * SCALE, height * SCALE);
    canvas.getContext('2d')?.drawImage(image, 0, 0, width * SCALE, height * SCALE);
    offer(await canvas.convertToBlob({ type: 'image/png' }), `racemark-${name}.png`);
  } finally {
    URL.revokeObjectURL(url);
  }
}
