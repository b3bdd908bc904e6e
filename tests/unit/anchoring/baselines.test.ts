import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../../utils/anchoring/range.ts';
import { resolveAll } from '../../../utils/anchoring/resolve.ts';
import { createTextIndex } from '../../../utils/anchoring/text-index.ts';
import type { AnchorState, Selectors } from '../../../utils/anchoring/types.ts';
import { collect } from '../../../utils/page/collect.ts';

interface Baseline {
  why: string;
  selectors: Selectors;
  expect: { state: AnchorState; text?: string };
}

const FOLDER = join(import.meta.dirname, '../../fixtures/anchoring');
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace(/\.html$/, ''));

describe.each(names)('%s', (name) => {
  const cases: Baseline[] = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
  const { document } = new JSDOM(readFileSync(join(FOLDER, `${name}.html`), 'utf8')).window;
  const index = createTextIndex(collect(document, { force: true }));
  const answers = resolveAll(
    index,
    cases.map(({ selectors }) => selectors),
  );

  it.each(cases.map((each, at) => ({ ...each, at })))(
    '$why: $expect.state',
    ({ at, expect: want }) => {
      const found = answers[at];
      if (found === undefined) throw new Error('no answer');
      expect(found).toMatchObject(want);
      if ('start' in found) {
        const text = String(rangeOf(index, found.start, found.end)).replace(/\s+/g, ' ');
        expect(text).toBe(want.text);
      }
    },
  );
});
