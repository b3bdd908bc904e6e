/** Reads tables of numbers that are packed as bytes in base 64. `scripts/training/pack.ts` writes them. */

/** The bytes behind a base 64 text. */
export function bytesOf(base64: string): Uint8Array {
  const raw = atob(base64);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = raw.charCodeAt(at);
  return bytes;
}

/** Walks over bytes once, from first to last. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get ended(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** 0 to 255. */
  byte(): number {
    return this.#bytes[this.#at++] as number;
  }

  /** -128 to 127. */
  signed(): number {
    return (this.byte() << 24) >> 24;
  }

  /** A whole number in sevens of bits, lowest first; the eighth bit says that more follow. */
  step(): number {
    let step = 0;
    let shift = 0;
    let byte = this.byte();
    while (byte >= 128) {
      step |= (byte & 127) << shift;
      shift += 7;
      byte = this.byte();
    }
    return step | (byte << shift);
  }
}
