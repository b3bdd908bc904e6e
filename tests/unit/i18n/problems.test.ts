import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { problemInChinese } from '../../../utils/i18n/zh/problems.ts';

/** Every reason for which a sound file is not taken over wholly. */
const reasons = ['merge.ts', 'hypothesis.ts', 'pairs.ts', 'w3c/read.ts', 'json/read.ts'].flatMap(
  (file) => {
    const code = readFileSync(`utils/interchange/${file}`, 'utf8');
    return [...code.matchAll(/(?:reason(?: =|:)|leaveOut\(|return) (?:'([^']+)'|`([^`]+)`)/g)]
      .map(([, plain, pattern = '']) => plain ?? pattern.replace(/\$\{[^}]*\}/g, '"urn:x"'))
      .concat([...code.matchAll(/leaveOut\('([^']+)'/g)].map(([, plain = '']) => plain))
      .filter((reason) => reason.includes(' '));
  },
);

it('says in Chinese why something of a file is left out', () => {
  expect(reasons.length).toBeGreaterThan(10);
  for (const reason of reasons) expect(problemInChinese(reason), reason).toMatch(/\p{Script=Han}/u);
  expect(problemInChinese('its address "urn:x" is not an http, https or file address')).toContain(
    '"urn:x"',
  );
  expect(problemInChinese('as a later version says it')).toBe('as a later version says it');
});
