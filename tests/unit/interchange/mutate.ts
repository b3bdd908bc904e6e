/** Breaks files the way editors, disks and attackers do: bytes, text and structure. */

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
type Slot = { holder: Record<string, unknown> | unknown[]; key: string | number };

const pick = <T>(random: Random, values: readonly T[]): T =>
  values[Math.floor(random() * values.length)] as T;

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
};

const ODD_VALUES: readonly (() => unknown)[] = [
  () => null,
  () => 0,
  () => -1,
  () => 9,
  () => 1.5,
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER + 2,
  () => true,
  () => '',
  () => ' ',
  () => '\0',
  () => '\ud800',
  () => '🧭'.repeat(500),
  () => 'x'.repeat(70_000),
  () => 'javascript:alert(1)',
  () => '2026-02-30',
  () => '2026-02-28T25:00:00Z',
  () => '+010000-01-01T00:00:00.000Z',
  () => 'agree',
  () => '__proto__',
  () => [],
  () => [[]],
  () => ({}),
  () => ({ length: 3 }),
  () => ({ toString: 'x', valueOf: 1 }),
  () => Array.from({ length: 3_000 }, (_, index) => index),
  () => nested(3_000),
];

/** Every place in a JSON value where something stands. */
function slotsOf(value: unknown): Slot[] {
  const slots: Slot[] = [];
  const open = [value];
  while (open.length > 0) {
    const holder = open.pop();
    if (typeof holder !== 'object' || holder === null) continue;
    const keys = Array.isArray(holder) ? holder.keys() : Object.keys(holder);
    for (const key of keys) {
      slots.push({ holder: holder as Slot['holder'], key });
      open.push((holder as Record<string | number, unknown>)[key]);
    }
  }
  return slots;
}

const read = ({ holder, key }: Slot): unknown => (holder as Record<string | number, unknown>)[key];
const put = ({ holder, key }: Slot, value: unknown): void => {
  (holder as Record<string | number, unknown>)[key] = value;
};

/** Changes of the structure, each in place. */
const REBUILDS: readonly ((slots: Slot[], random: Random) => void)[] = [
  (slots, random) => put(pick(random, slots), pick(random, ODD_VALUES)()),
  (slots, random) => {
    const { holder, key } = pick(random, slots);
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  (slots, random) => {
    const slot = pick(random, slots);
    if (Array.isArray(slot.holder)) slot.holder.push(structuredClone(read(slot)));
    else slot.holder[`${slot.key}2`] = structuredClone(read(slot));
  },
  (slots, random) => put(pick(random, slots), structuredClone(read(pick(random, slots)))),
  (slots, random) => {
    const [one, other] = [pick(random, slots), pick(random, slots)];
    const [first, second] = [structuredClone(read(one)), structuredClone(read(other))];
    put(one, second);
    put(other, first);
  },
  (slots, random) => put(pick(random, slots), [structuredClone(read(pick(random, slots)))]),
];

/** Changes of the text. */
const REWRITES: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => text.slice(0, Math.floor(random() * text.length)),
  (text, random) => {
    const at = Math.floor(random() * text.length);
    return (
      text.slice(0, at) +
      pick(random, ['"', '{', ']', ',', '\0', '\\', '9', '\ud800', '-']) +
      text.slice(at + 1)
    );
  },
  (text, random) => {
    const [from, to] = [Math.floor(random() * text.length), Math.floor(random() * text.length)];
    return text.slice(0, from) + text.slice(to);
  },
  (text, random) =>
    text.replaceAll(pick(random, ['null', 'true', '"note"', '"id"', ':', '[]']), () =>
      pick(random, ['{}', '[]', '"x"', '1e999', '"__proto__"', ':']),
    ),
  (text, random) =>
    text.replace(
      pick(random, ['"corrections"', '"selectors"', '"claims"', '"items"', '"target"']),
      pick(random, ['"__proto__"', '"constructor"', '"prototype"']),
    ),
  (text, random) => '['.repeat(Math.floor(random() * 50_000)) + text,
  (text) => text + text,
];

/** A broken copy of a JSON file: one to three changes of its structure or its text. */
export function mutate(text: string, random: Random): string {
  let broken = text;
  for (let left = 1 + Math.floor(random() * 3); left > 0; left -= 1) {
    if (random() < 0.3) {
      broken = pick(random, REWRITES)(broken, random);
      continue;
    }
    try {
      const file: unknown = JSON.parse(broken);
      const slots = slotsOf(file);
      if (slots.length > 0) pick(random, REBUILDS)(slots, random);
      broken = JSON.stringify(file);
    } catch (error) {
      // An earlier change has left no JSON, or nothing that can be written as such: the text is broken enough.
      if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    }
  }
  return broken;
}
