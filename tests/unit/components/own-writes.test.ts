import { describe, expect, it } from 'vitest';
import { readingOwnWrites } from '../../../components/hooks/ownWrites.ts';
import type { ReviewLibrary } from '../../../components/hooks/services.ts';

/** A library whose writes end when told to, and which says what it was asked in order. */
function slowLibrary() {
  const asked: string[] = [];
  const ends: { resolve(): void; reject(reason: Error): void }[] = [];
  const write = (name: string) => {
    asked.push(name);
    return new Promise<never[]>((resolve, reject) =>
      ends.push({ resolve: () => resolve([]), reject }),
    );
  };
  const library = {
    annotate: () => write('annotate'),
    restoreAnnotations: () => write('restore'),
    entriesOfPage: async () => {
      asked.push('entriesOfPage');
      return [];
    },
    // biome-ignore lint/correctness/useYield: an empty library
    async *eachEntry() {
      asked.push('eachEntry');
    },
    backupMark: async () => {
      asked.push('backupMark');
      return 0;
    },
  } as unknown as ReviewLibrary;
  return { library: readingOwnWrites(library), asked, ends };
}

/** Long enough for everything that waits for nothing to have run. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('reading own writes', () => {
  it('reads a page at once when nothing is being written', async () => {
    const { library, asked } = slowLibrary();
    await library.entriesOfPage('p');
    expect(asked).toEqual(['entriesOfPage']);
  });

  it('reads a page, everything and the back-up mark only after the writes before', async () => {
    const { library, asked, ends } = slowLibrary();
    const first = library.annotate('c', { stance: 'agree' });
    const second = library.restoreAnnotations([]);
    const reads = [
      library.entriesOfPage('p'),
      library.eachEntry().next(),
      library.backupMark(),
    ] as const;
    await turn();
    expect(asked).toEqual(['annotate', 'restore']);
    ends[0]?.resolve();
    await first;
    await turn();
    expect(asked).toEqual(['annotate', 'restore']);
    ends[1]?.resolve();
    await second;
    await Promise.all(reads);
    expect(asked.slice(2).sort()).toEqual(['backupMark', 'eachEntry', 'entriesOfPage']);
  });

  it('tells a failed write to whoever asked for it and reads all the same', async () => {
    const { library, asked, ends } = slowLibrary();
    const write = library.annotate('c', { credibility: 4 });
    const read = library.entriesOfPage('p');
    ends[0]?.reject(new Error('no room'));
    await expect(write).rejects.toThrow('no room');
    await read;
    expect(asked).toEqual(['annotate', 'entriesOfPage']);
  });
});
