/** Screenshots as small files: PNG with a palette of at most 256 colours, by way of which nothing visible is lost. */
import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INDEXED = 3;
const MOST = 256;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/**
 * Colours to their places in a palette: those that agree in their upper bits share one, with as many bits kept as
 * the palette has room for.
 */
function paletteOf(pixels: Buffer): {
  places: Map<number, number>;
  colours: number[][];
  shift: number;
} {
  for (let shift = 0; ; shift += 1) {
    const places = new Map<number, number>();
    const colours: number[][] = [];
    for (let at = 0; at < pixels.length && colours.length <= MOST; at += 4) {
      const key = keyOf(pixels, at, shift);
      if (places.has(key)) continue;
      places.set(key, colours.length);
      // The first of its kind stands for all: grounds come before the edges of letters.
      colours.push([...pixels.subarray(at, at + 3)]);
    }
    if (colours.length <= MOST) return { places, colours, shift };
  }
}

const keyOf = (pixels: Buffer, at: number, shift: number): number =>
  ((pixels[at] ?? 0) >> shift) * 65_536 +
  ((pixels[at + 1] ?? 0) >> shift) * 256 +
  ((pixels[at + 2] ?? 0) >> shift);

/** @param png an opaque picture in true colour, as browsers take them. */
export function withPalette(png: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(png);
  const { places, colours, shift } = paletteOf(data);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const key = keyOf(data, (y * width + x) * 4, shift);
      rows[y * (width + 1) + 1 + x] = places.get(key) ?? 0;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  head[9] = INDEXED;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(colours.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
