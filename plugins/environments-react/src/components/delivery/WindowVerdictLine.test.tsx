import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { WindowVerdict } from '@flightdeck/plugin-environments-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { windowVerdictFixture } from '../../testUtils/actionFixtures';
import { WindowVerdictLine } from './WindowVerdictLine';

async function renderVerdict(given: Partial<WindowVerdict>) {
  await renderInTestApp(
    <TestApiProvider apis={[[catalogApiRef, catalogApiMock()]]}>
      <WindowVerdictLine verdict={windowVerdictFixture(given)} />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return screen.getByRole('region', { name: 'Deployment windows' });
}

describe('WindowVerdictLine', () => {
  it.each<[Partial<WindowVerdict>, RegExp]>([
    [{}, /^Window openNo window restricts deployments\.$/],
    [
      { state: 'closed', message: 'Frozen. No opening is known.' },
      /^Window closedFrozen\. No opening is known\.$/,
    ],
    [
      { state: 'closed', message: 'Frozen.', opensAt: '2030-01-01T08:00:00Z' },
      /Opens .*2030, \d\d:00:00 .*\(UTC[+-]\d/,
    ],
    [
      { state: 'open', message: 'Open.', closesAt: '2030-01-01T08:00:00Z' },
      /Closes .*2030/,
    ],
    [
      { state: 'unknown', message: 'Argo CD cannot be read.' },
      /^Windows unknownArgo CD cannot be read\.$/,
    ],
  ])('says of %j', async (given, text) => {
    expect((await renderVerdict(given)).textContent).toMatch(text);
  });

  it('opens to the windows, with their times, zones and exceptions', async () => {
    await renderVerdict({
      windows: [
        {
          window: {
            id: 'w1',
            name: 'Weekend freeze',
            kind: 'deny',
            times: { schedule: '0 18 * * 5', durationMinutes: 3_600 },
            timeZone: 'Europe/Berlin',
            reason: 'Nobody is on duty.',
            exempt: ['group:default/on-call'],
            manualAllowed: false,
            source: 'config',
          },
          active: true,
          until: '2030-01-01T08:00:00Z',
        },
      ],
    });
    const button = screen.getByRole('button', { name: 'Show window' });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button);

    const row = screen.getByRole('row', { name: /Weekend freeze/ });
    expect(row).toHaveTextContent('Nobody is on duty.');
    expect(row).toHaveTextContent(/Denies *until .*2030/);
    expect(row).toHaveTextContent(
      'Denies for 2 d from 0 18 * * 5 (Europe/Berlin)',
    );
    expect(row).toHaveTextContent('on-call');
    expect(row).toHaveTextContent('none within a year');
  });
});
