import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { Hold } from '@flightdeck/plugin-environments-common';
import { screen } from '@testing-library/react';
import { holdFixture } from '../../testUtils/actionFixtures';
import { HoldBanner } from './HoldBanner';

async function renderHold(given: Partial<Hold>) {
  return renderInTestApp(
    <TestApiProvider apis={[[catalogApiRef, catalogApiMock()]]}>
      <HoldBanner hold={holdFixture(given)} />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

describe('HoldBanner', () => {
  it('says by whom, why, since when and until when, with a zone', async () => {
    await renderHold({ expiresAt: '2090-01-01T08:00:00Z' });
    const banner = screen.getByRole('region', { name: 'Hold' });
    expect(banner).toHaveTextContent(
      'Held after a rollback: automation is off',
    );
    expect(banner).toHaveTextContent(
      /Placed by ada 1 h ago\. Until .* 2090, \d\d:00:00 .*\(UTC.*nothing resumes by itself/,
    );
  });

  it('says that a hold whose time is over lasts on', async () => {
    await renderHold({ cause: 'pause', expiresAt: '2020-01-01T08:00:00Z' });
    expect(screen.getByRole('region', { name: 'Hold' })).toHaveTextContent(
      /automation is paused.*lasts on until somebody resumes it/,
    );
  });

  it('alarms of a broken hold', async () => {
    await renderHold({ state: 'broken', brokenBy: 'Somebody did.' });
    expect(
      screen.getByRole('alert', { name: 'Broken hold' }),
    ).toHaveTextContent('Somebody did.');
  });

  it.each<Hold['state']>(['resumed', 'dropped'])(
    'shows nothing of a hold that is %s',
    async state => {
      await renderHold({ state });
      expect(screen.queryByText(/Why:/)).not.toBeInTheDocument();
    },
  );
});
