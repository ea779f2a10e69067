import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { environmentsApiRef } from '../../api';
import { FlightdeckQueryProvider } from '../../query';
import {
  deliveryStatusFixture,
  rightsWithout,
} from '../../testUtils/actionFixtures';
import { FakeEnvironmentsApi } from '../../testUtils/FakeEnvironmentsApi';
import { workloadFixture } from '../../testUtils/fixtures';
import { WorkloadTable } from '../workloads';
import { useActionHost } from './actionHosts';
import { useActionLocation } from './useActionLocation';

function Host() {
  useActionHost();
  const { target } = useActionLocation();
  return <output>{JSON.stringify(target)}</output>;
}

describe('WorkloadActions', () => {
  const workloads = [
    workloadFixture(),
    workloadFixture({ kind: 'DaemonSet', name: 'agent' }),
    workloadFixture({ kind: 'Job', name: 'migrate' }),
  ];

  async function renderTable(options: { hosted: boolean }) {
    const api = new FakeEnvironmentsApi();
    api.delivery.onStatus = () =>
      deliveryStatusFixture({ rights: rightsWithout('scale') });
    await renderInTestApp(
      <TestApiProvider apis={[[environmentsApiRef, api]]}>
        <FlightdeckQueryProvider>
          {options.hosted && <Host />}
          <WorkloadTable
            workloads={workloads}
            environmentRef="resource:default/shop-prod"
          />
        </FlightdeckQueryProvider>
      </TestApiProvider>,
    );
  }

  it('offers nothing where nothing leads through actions', async () => {
    await renderTable({ hosted: false });
    expect(
      screen.queryByRole('button', { name: /Actions on/ }),
    ).not.toBeInTheDocument();
  });

  it('opens the restart of a workload, and says why it may not be scaled', async () => {
    await renderTable({ hosted: true });
    expect(
      screen
        .getAllByRole('button', { name: /Actions on/ })
        .map(button => button.getAttribute('aria-label')),
    ).toEqual(['Actions on api', 'Actions on agent']);

    await userEvent.click(
      screen.getByRole('button', { name: 'Actions on api' }),
    );
    const menu = screen.getByRole('menu', { name: 'Actions on api' });
    expect(
      await within(menu).findByRole('menuitem', {
        name: /You are not allowed to scale shop-prod/,
      }),
    ).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(
      within(menu).getByRole('menuitem', { name: 'Restart' }),
    );

    expect(JSON.parse(screen.getByRole('status').textContent ?? '')).toEqual({
      action: 'restart',
      workload: { kind: 'Deployment', namespace: 'shop-prod', name: 'api' },
    });
  });
});
