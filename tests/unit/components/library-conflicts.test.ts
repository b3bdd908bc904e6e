import { describe, expect, it } from 'vitest';
import {
  type ConflictPair,
  inOrder,
  sideOf,
} from '../../../components/hooks/library/useConflicts.ts';
import type { Credibility, LibraryEntry, Stance } from '../../../utils/records.ts';
import {
  comparableOf,
  compare,
  createIndex,
  digestOf,
  readClaim,
} from '../../../utils/relations/comparing.ts';
import { aReadersLibrary } from '../../fixtures/readers-library.ts';
import { aClaim, anAnnotation, aPage } from '../interchange/samples.ts';

const entry = (
  published: string,
  said: { stance?: Stance; credibility?: Credibility } | null = null,
): LibraryEntry => {
  const page = aPage({ url: `https://news.example/${published}`, published });
  const claim = aClaim(page);
  const own = said && { ...anAnnotation(claim.id), stance: null, credibility: null, ...said };
  return { page, claim, own, others: [] };
};

const sideWith = (
  here: { stance?: Stance; credibility?: Credibility } | null,
  there: { stance?: Stance; credibility?: Credibility } | null,
) => sideOf({ here: entry('2026-03-01', here), there: entry('2026-03-02', there) });

describe('a conflict', () => {
  it('is open until either claim is judged', () => {
    expect(sideWith(null, null)).toBeNull();
    expect(sideWith({ stance: 'unsure', credibility: 3 }, null)).toBeNull();
    expect(sideWith({ stance: 'agree' }, { stance: 'agree' })).toBeNull();
    expect(sideWith({ stance: 'agree' }, null)).toBe('here');
    expect(sideWith({ stance: 'disagree' }, null)).toBe('there');
    expect(sideWith(null, { credibility: 4 })).toBe('there');
    expect(sideWith(null, { credibility: 2 })).toBe('here');
    expect(sideWith({ credibility: 4 }, { credibility: 5 })).toBe('there');
  });

  it('follows the stance before the rating', () => {
    expect(sideWith({ stance: 'agree', credibility: 1 }, { credibility: 5 })).toBe('here');
  });

  it('shows the earlier claim first, with the reasons turned with it', () => {
    const pair: ConflictPair = {
      here: entry('2026-04-01'),
      there: entry('2026-03-01'),
      similarity: 0.7,
      why: [{ kind: 'opposedDirections', here: 'us', there: 'cn' }, { kind: 'onlyOneDenies' }],
    };
    expect(inOrder(pair)).toEqual({
      ...pair,
      here: pair.there,
      there: pair.here,
      why: [{ kind: 'opposedDirections', here: 'cn', there: 'us' }, { kind: 'onlyOneDenies' }],
    });
    expect(inOrder(inOrder(pair))).toEqual(inOrder(pair));
  });
});

it('is found four times in the library the screens are tested with', () => {
  const claims = aReadersLibrary().map((each) => readClaim(comparableOf(each)));
  const index = createIndex();
  for (const [pageId, some] of Map.groupBy(claims, ({ claim }) => claim.pageId)) {
    index.set(digestOf(pageId, some));
  }
  const found = claims.flatMap((here, at) =>
    claims.slice(at + 1).flatMap((there) => compare(here, there, index.weight) ?? []),
  );
  expect(found.filter(({ kind }) => kind === 'conflicts')).toHaveLength(4);
});
