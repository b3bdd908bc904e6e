import { describe, expect, it, vi } from 'vitest';
import { beginReview } from '../../../components/hooks/opening.ts';
import type { ReviewServices } from '../../../components/hooks/services.ts';

const servicesOf = (active: ReviewServices['tabs']['active']) =>
  ({
    tabs: { active, report: vi.fn(async () => null) },
    library: { findPage: vi.fn(async () => null), onChange: () => () => {} },
  }) as unknown as ReviewServices;

describe('the first questions of a review', () => {
  it('are put once, and every later one anew: the reader may have gone to another tab', async () => {
    const active = vi
      .fn<ReviewServices['tabs']['active']>()
      .mockResolvedValueOnce({
        id: 1,
        url: 'https://one.example/',
        loading: false,
        isPrivate: false,
      })
      .mockResolvedValueOnce({
        id: 2,
        url: 'https://two.example/',
        loading: false,
        isPrivate: false,
      });
    const services = servicesOf(active);
    const { tabs } = beginReview(services).services;
    expect(await tabs.active()).toMatchObject({ id: 1 });
    expect(active).toHaveBeenCalledTimes(1);
    expect(await tabs.active()).toMatchObject({ id: 2 });
    await tabs.report(1);
    await tabs.report(2);
    expect(services.tabs.report).toHaveBeenCalledTimes(2);
  });

  it('are told to whoever draws it once all are answered, until something is written', async () => {
    const tab = { id: 1, url: 'https://one.example/', loading: false, isPrivate: false };
    const report = { pageId: 'page' };
    const services = servicesOf(async () => tab);
    let write = () => {};
    Object.assign(services.tabs, { report: async () => report });
    Object.assign(services.library, {
      entriesOfPage: async () => ['an entry'],
      onChange: (listener: () => void) => {
        write = listener;
        return () => {};
      },
    });
    const { services: begun, ready } = beginReview(services);
    expect(begun.first.known()).toBeNull();
    await ready();
    expect(begun.first.known()).toEqual({ tab, report, entries: ['an entry'] });
    write();
    expect(begun.first.known()).toBeNull();
  });
});
