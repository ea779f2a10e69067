import { renderInTestApp } from '@backstage/test-utils';
import type { Blocker } from '@flightdeck/plugin-environments-common';
import { screen, within } from '@testing-library/react';
import { BlockerAlerts } from './BlockerAlerts';

const TESTS: Blocker = {
  code: 'checklist',
  itemId: 'tests',
  message: '“Tests” is failed: 3 of 214 fail.',
  overridable: true,
};

async function render(...blockers: Blocker[]) {
  await renderInTestApp(<BlockerAlerts blockers={blockers} />);
  return screen.getAllByRole('alert');
}

describe('BlockerAlerts', () => {
  it('leads to each item of the checklist that is in the way', async () => {
    const [alert, ...others] = await render(TESTS, {
      ...TESTS,
      itemId: undefined,
      message: 'The checklist is being made.',
    });
    expect(others).toEqual([]);
    expect(within(alert).getAllByRole('listitem')).toHaveLength(2);
    expect(
      within(alert).getByRole('link', {
        name: /^Open this item “Tests” is failed/,
      }),
    ).toHaveAttribute('href', '/?view=checklist&item=tests');
    expect(
      within(alert).getByRole('link', { name: 'Open the checklist' }),
    ).toHaveAttribute('href', '/?view=checklist');
  });

  it('says when a window opens, in the zone of who looks', async () => {
    const [window, checklist] = await render(TESTS, {
      code: 'window',
      message: 'It opens on Mon 7 Jan 2030, 09:00 (Europe/Berlin, UTC+01:00).',
      opensAt: '2030-01-07T08:00:00Z',
      overridable: true,
      remedy: 'Wait until it opens.',
    });
    expect(window).toHaveTextContent(
      /Berlin.*Opens 7 Jan 2030, \d\d:00:00 .*\(UTC.*Wait until it opens/,
    );
    expect(within(window).queryByRole('link')).toBeNull();
    expect(checklist).toHaveTextContent(/Tests/);
  });

  it('says once that no opening is known', async () => {
    const [window] = await render({
      code: 'window',
      message: 'Frozen. No opening is known within a year.',
      overridable: true,
      remedy: 'Someone with the right to override may go ahead with a reason.',
    });
    expect(window.textContent?.match(/opening/gi)).toHaveLength(1);
  });
});
