/** Puts broken files through the whole import, and says what went wrong. Shared by the short test and `npm run fuzz`. */
import { ImportError } from '../../../utils/interchange/errors.ts';
import { planMerge, writesOf } from '../../../utils/interchange/merge.ts';
import { parseImport } from '../../../utils/interchange/parse.ts';
import type { ImportedLibrary } from '../../../utils/interchange/plan.ts';
import { mutate, seeded } from './mutate.ts';
import { aLibrary, aPage, aPair, write } from './samples.ts';

export interface FuzzResult {
  files: number;
  refused: number;
  taken: number;
  /** What should not have happened, with the seed that repeats it. */
  failures: string[];
}

const HYPOTHESIS = JSON.stringify({
  export_date: '2026-02-01T00:00:00Z',
  annotations: [1, 2].map((index) => ({
    id: `h${index}`,
    created: '2026-01-05T10:00:00+00:00',
    updated: '2026-01-06T10:00:00+00:00',
    user: 'acct:dee@hypothes.is',
    uri: `https://news.example/${index}`,
    text: 'Which figures?',
    tags: ['sources'],
    target: [
      {
        selector: [
          { type: 'TextQuoteSelector', exact: `Spending rose ${index}.`, prefix: '', suffix: '' },
        ],
      },
    ],
    document: { title: ['A story'] },
  })),
});

const FOREIGN = JSON.stringify([
  {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'https://tool.example/1',
    type: 'Annotation',
    creator: { name: 'Dee' },
    created: '2026-01-05T12:00:00Z',
    body: [{ type: 'TextualBody', purpose: 'tagging', value: 'compute' }],
    target: {
      source: 'https://news.example/story',
      selector: { type: 'TextQuoteSelector', exact: 'Both labs trail.', refinedBy: [] },
    },
  },
]);

const minePairs = () => {
  const [one = '', other = ''] = aLibrary().map(({ claim }) => claim.id);
  return [aPair(one, other)];
};

/** Sound files of every kind that can be imported. */
export const soundFiles = async (): Promise<string[]> => [
  await write('json', aLibrary(), { pairs: minePairs() }),
  await write('w3c', aLibrary(), { pairs: minePairs() }),
  HYPOTHESIS,
  FOREIGN,
];

/** What a file holds, or null when it was refused with a path and a reason. */
async function parseOrRefuse(text: string): Promise<ImportedLibrary | null> {
  try {
    return await parseImport(text);
  } catch (error) {
    if (
      error instanceof ImportError &&
      error.problems.every(({ path, reason }) => path && reason)
    ) {
      return null;
    }
    throw error;
  }
}

/** A taken file must make a whole plan, whose writes refer to each other, and can be exported and read again. */
async function checkTaken(library: ImportedLibrary): Promise<void> {
  const mine = aLibrary();
  const existing = { pages: mine.map(({ page }) => page), entries: mine, pairs: minePairs() };
  const plan = await planMerge(existing, library, { reviewer: '' });
  const { pages, claims, annotations, pairs } = writesOf(plan);
  const pageIds = new Set([aPage().id, ...pages.map(({ id }) => id)]);
  const claimIds = new Set([...mine.map(({ claim }) => claim.id), ...claims.map(({ id }) => id)]);
  for (const { id, pageId } of claims) {
    if (!pageIds.has(pageId)) throw new Error(`claim ${id} is planned for no page`);
  }
  for (const { record } of annotations) {
    if (!claimIds.has(record.claimId)) {
      throw new Error(`annotation ${record.id} is planned for no claim`);
    }
  }
  for (const { record } of pairs) {
    if (!record.claims.every((id) => claimIds.has(id))) {
      throw new Error(`what is said of ${record.claims.join(' and ')} is planned for no claim`);
    }
  }
  const { entries } = library;
  const options = { includeDismissed: true, includeDeleted: true, pairs: library.pairs };
  const again = await parseImport(await write('json', entries, options));
  if (again.entries.length !== entries.length || again.pairs.length !== library.pairs.length) {
    throw new Error('an export of the import loses something');
  }
}

/** Imports `files` broken files made from `seed` on. */
export async function fuzzImport(files: number, seed: number): Promise<FuzzResult> {
  const sound = await soundFiles();
  const result: FuzzResult = { files, refused: 0, taken: 0, failures: [] };
  for (let at = 0; at < files; at += 1) {
    const random = seeded(seed + at);
    const text = mutate(sound[at % sound.length] ?? '', random);
    try {
      const library = await parseOrRefuse(text);
      if (library === null) {
        result.refused += 1;
        continue;
      }
      result.taken += 1;
      await checkTaken(library);
    } catch (error) {
      result.failures.push(`seed ${seed + at}: ${error instanceof Error ? error.stack : error}`);
    }
    if (Object.keys(Object.prototype).length > 0) {
      result.failures.push(`seed ${seed + at}: the prototype of all objects was changed`);
    }
  }
  return result;
}
