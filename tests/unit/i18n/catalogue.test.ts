import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { en } from '../../../utils/i18n/en/index.ts';
import type { Message, Messages } from '../../../utils/i18n/messages.ts';
import { zh } from '../../../utils/i18n/zh/index.ts';

const patterns = (message: Message): string[] =>
  typeof message === 'string' ? [message] : [message.one, message.other];

const names = (pattern: string) =>
  [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

/** Files with code of the screens. */
const sources = ['components', 'entrypoints', 'utils/i18n']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((file) => /\.tsx?$/.test(file));

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  const english: Messages = en;
  it.each(Object.keys(en) as (keyof typeof en)[])('say %s with the same values', (key) => {
    const wanted = new Set(patterns(english[key]).flatMap(names));
    for (const pattern of patterns(zh[key])) {
      expect(pattern.trim()).not.toBe('');
      for (const name of names(pattern)) expect(wanted).toContain(name);
    }
    // The count may be left out where a plural form says it; everything else is said in both.
    const said = new Set(patterns(zh[key]).flatMap(names));
    for (const name of wanted) if (name !== 'count') expect(said).toContain(name);
  });

  it('have no message that no screen says', () => {
    const code = sources
      .filter((file) => !file.startsWith('utils/i18n/'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const families = [...code.matchAll(/t\(\s*`([^`]*?)\$\{[^}]*\}([^`]*?)`/g)].map(
      ([, head = '', tail = '']) => ({ head, tail: tail.replace(/\$\{[^}]*\}/g, '') }),
    );
    const unsaid = Object.keys(en).filter(
      (key) =>
        !code.includes(`'${key}'`) &&
        !families.some(
          ({ head, tail }) => head !== '' && key.startsWith(head) && key.endsWith(tail),
        ),
    );
    expect(unsaid).toEqual([]);
  });
});

/** Attributes and properties that are read or heard. */
const SPOKEN =
  /^(?:aria-(?:label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label|about|shown|remark)$/;
/** The same in every language. */
const PROPER = new Set(['Racemark']);

interface Node {
  type: string;
  [field: string]: unknown;
}

/** Strings a screen would show that come from no catalogue. */
function spokenIn(file: string, code: string): string[] {
  const found: string[] = [];
  const report = (text: unknown) => {
    if (typeof text === 'string' && /\p{L}/u.test(text) && !PROPER.has(text.trim())) {
      found.push(`${file}: ${text.trim()}`);
    }
  };
  const literal = (node: Node | undefined) => {
    if (node?.type === 'Literal') report(node.value);
    if (node?.type === 'TemplateLiteral') {
      for (const { value } of node.quasis as { value: { cooked: string } }[]) report(value.cooked);
    }
    if (node?.type === 'ConditionalExpression') {
      literal(node.consequent as Node);
      literal(node.alternate as Node);
    }
    if (node?.type === 'LogicalExpression') literal(node.right as Node);
  };
  const visit = (node: Node) => {
    if (node.type === 'JSXText') report(node.value);
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of node.children as Node[]) {
        if (child.type === 'JSXExpressionContainer') literal(child.expression as Node);
      }
    }
    if (node.type === 'JSXAttribute' && SPOKEN.test((node.name as { name: string }).name)) {
      const value = node.value as Node | null;
      literal(
        value?.type === 'JSXExpressionContainer'
          ? (value.expression as Node)
          : (value ?? undefined),
      );
    }
    if (node.type === 'Property' && SPOKEN.test(String((node.key as { name?: string }).name))) {
      literal(node.value as Node);
    }
    if (node.type === 'CallExpression' && (node.callee as { name?: string }).name === 'announce') {
      literal((node.arguments as Node[])[0]);
    }
    for (const value of Object.values(node)) {
      for (const each of Array.isArray(value) ? value : [value]) {
        if (typeof (each as Node | null)?.type === 'string') visit(each as Node);
      }
    }
  };
  visit(parseSync(file, code).program as unknown as Node);
  return found;
}

describe('the screens', () => {
  it('show no words from outside the catalogue', () => {
    const files = sources.filter((file) => file.endsWith('.tsx'));
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((file) => spokenIn(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('would be found out', () => {
    const code = 'export const A = () => <p title="Hi">Hello {ok ? "yes" : `no`}</p>;';
    expect(spokenIn('a.tsx', code).sort()).toEqual(
      ['Hello', 'Hi', 'no', 'yes'].map((word) => `a.tsx: ${word}`),
    );
  });
});
