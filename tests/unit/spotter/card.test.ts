import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeCard } from '../../../utils/spotter/card.ts';
import { readCardAddress, writeCardAddress } from '../../../utils/spotter/card-address.ts';

const VIEW = { width: 1000, height: 700 };

describe('placeCard', () => {
  it('puts the card under the claim where there is room, else above it', () => {
    expect(placeCard({ left: 100, top: 80, bottom: 100 }, 300, VIEW)).toMatchObject({
      left: 100,
      top: 108,
    });
    const above = placeCard({ left: 100, top: 600, bottom: 620 }, 300, VIEW);
    expect(above.top + above.height).toBe(592);
  });

  it('is never off the screen, however small that is and wherever the claim', () => {
    const side = fc.integer({ min: -5_000, max: 5_000 });
    fc.assert(
      fc.property(
        fc.record({ left: side, top: side, rise: fc.nat(2_000) }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.record({
          width: fc.integer({ min: 60, max: 3_000 }),
          height: fc.integer({ min: 60, max: 3_000 }),
        }),
        ({ left, top, rise }, wanted, view) => {
          const box = placeCard({ left, top, bottom: top + rise }, wanted, view);
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.top).toBeGreaterThanOrEqual(0);
          expect(box.left + box.width).toBeLessThanOrEqual(view.width);
          expect(box.top + box.height).toBeLessThanOrEqual(view.height);
        },
      ),
    );
  });
});

describe('the card’s address', () => {
  it('comes back as it was written', () => {
    const address = { claimId: 'a&b=c', token: 'd e#f' };
    expect(readCardAddress(writeCardAddress(address))).toEqual(address);
  });

  it.each(['', '#', '#claimId=1', '#token=2', '#claimId=&token='])(
    'names no claim in %j',
    (hash) => {
      expect(readCardAddress(hash)).toBeNull();
    },
  );
});
