// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { SitesPanel } from '../../../components/library/settings/SitesPanel.tsx';
import { SettingsFields } from '../../../components/page/SettingsFields.tsx';
import { DEFAULT_SETTINGS } from '../../../utils/settings.ts';
import { draw, worldOf } from './render.tsx';

afterEach(cleanup);

it('says in the settings that the browser lets it read nothing by itself any more, and asks again', async () => {
  const world = worldOf({
    settings: { ...DEFAULT_SETTINGS, everywhere: 'on' },
    granted: [],
    grants: true,
  });
  const { user } = draw(world, <SettingsFields host="" />);
  await screen.findByText(/does not let Racemark read all sites/);
  await user.click(screen.getByRole('button', { name: 'Allow access' }));
  await waitFor(() =>
    expect(screen.queryByText(/does not let Racemark read all sites/)).toBeNull(),
  );
  expect(world.calls).toEqual(['request *', 'accessChanged']);
});

it('says nothing of it where a click is wanted, or all is granted', async () => {
  for (const [everywhere, granted] of [
    ['click', []],
    ['on', ['*']],
  ] as const) {
    const settings = { ...DEFAULT_SETTINGS, everywhere };
    draw(worldOf({ settings, granted: [...granted] }), <SettingsFields host="" />);
    await screen.findByRole('radio', {
      name: everywhere === 'on' ? 'Automatically' : 'When I click',
      checked: true,
    });
    expect(screen.queryByText(/does not let Racemark read all sites/)).toBeNull();
    cleanup();
  }
});

it('says in the list of sites which the browser does not let it read', async () => {
  const sites = { 'a.example': 'on', 'b.example': 'on', 'c.example': 'off' } as const;
  const world = worldOf({
    settings: { ...DEFAULT_SETTINGS, sites },
    granted: ['b.example'],
    grants: true,
  });
  const { user } = draw(world, <SitesPanel onForget={() => {}} />);
  await user.click(await screen.findByRole('button', { name: /^Allow access/ }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Allow access/ })).toBeNull());
  expect(world.calls).toEqual(['request a.example', 'accessChanged']);
});
