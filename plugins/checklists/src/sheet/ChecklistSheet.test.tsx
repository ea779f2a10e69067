import {
  FakeEnvironmentsApi,
  releaseFixture,
  sheetFixture,
  waiverFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderChecklist, rowOf } from '../__testUtils__/renderChecklist';

type Sheet = Parameters<typeof sheetFixture>[0];

function apiOf(...sheets: Sheet[]) {
  const api = new FakeEnvironmentsApi();
  api.checklists.sheets = (sheets.length ? sheets : [{}]).map(sheetFixture);
  return api;
}

describe('the sheet of a release', () => {
  it.each([
    [/All tests pass/, 'Passed', /Source control.*2 min ago/, 'See evidence'],
    [/Staging deployed/, 'Warning', /Argo CD/, 'What to do'],
    [/Database migrations/, 'Pending', /0 of 1 signed/, 'Sign'],
    [/Environment variables/, 'Failed', /Kubernetes/, 'Ask for a waiver'],
    [/Secrets rotated/, 'Not applicable', /Kubernetes/, 'See evidence'],
    [/Monitoring dashboards/, 'Unknown', /Prometheus/, 'Ask for a waiver'],
    [/Rollback plan/, 'Pending', /records.*People/, 'Sign'],
    [/Stakeholders/, 'Pending', /Not looked at yet/, 'Send notice'],
  ])('tells of %s', async (title, state, source, step) => {
    await renderChecklist(apiOf());
    const row = await rowOf(title);
    expect(within(row).getByText(state)).toBeVisible();
    expect(row).toHaveTextContent(source);
    const [, , next] = within(row).getAllByRole('cell');
    expect(next).toHaveTextContent(step);
  });

  it('says the verdict in a sentence, and when the window opens', async () => {
    const api = apiOf();
    const status = api.delivery.onStatus;
    api.delivery.onStatus = ref => ({
      ...status(ref),
      windows: {
        state: 'closed',
        message: 'Only on weekdays.',
        opensAt: new Date(Date.now() + 3_600_000).toISOString(),
        windows: [],
      },
    });
    await renderChecklist(api);
    expect(
      await screen.findByText(/^Not ready: 1 failed, 1 pending, 1 unknown/),
    ).toBeVisible();
    expect(screen.getByText('Holds')).toBeVisible();
    expect(screen.getByText('3 wait for you.')).toBeVisible();
    expect(await screen.findByText('Only on weekdays.')).toBeVisible();
    expect(screen.getByText(/answered by evidence alone/)).toBeVisible();
  });

  it('tells what a waiver covers', async () => {
    const api = apiOf({
      waivers: [waiverFixture({ itemId: 'variables', state: 'approved' })],
    });
    await renderChecklist(api);
    const row = await rowOf(/Environment variables/);
    expect(within(row).getByText('Waived')).toBeVisible();
    expect(within(row).getByText('else failed')).toBeVisible();
  });

  it('says of a stale one which release took its place', async () => {
    const later = new Date().toISOString();
    const api = apiOf(
      {
        release: releaseFixture({ key: 'r-3', name: '1.6.0' }),
        openedAt: later,
      },
      { standing: 'stale' },
    );
    await renderChecklist(api, { search: '?view=checklist&release=r-2' });
    const banner = await screen.findByRole('region', {
      name: 'Stale checklist',
    });
    await waitFor(() =>
      expect(banner).toHaveTextContent(
        /Release 1.6.0 took its place before this one was deployed/,
      ),
    );
    const sign = within(await rowOf(/Database migrations/)).getByRole(
      'button',
      { name: /^Sign/ },
    );
    expect(sign).toBeDisabled();
    expect(sign).toHaveAccessibleDescription(/takes no answers/);

    await userEvent.click(within(banner).getByRole('link', { name: '1.6.0' }));
    expect(
      await screen.findByRole('heading', { name: /of 1.6.0/ }),
    ).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Former checklist' }),
    ).toHaveTextContent(/1.5.0 became stale when 1.6.0 came/);
  });

  it('keeps former checklists to be chosen', async () => {
    const api = apiOf(
      {},
      {
        release: releaseFixture({ key: 'r-1', name: '1.4.2' }),
        standing: 'deployed',
        openedAt: '2026-01-01T00:00:00Z',
        deployedAt: '2026-01-02T00:00:00Z',
      },
    );
    await renderChecklist(api);
    await screen.findByRole('heading', { name: /of 1.5.0/ });
    await userEvent.click(screen.getByRole('button', { name: /Release/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: /^1.4.2, deployed/ }),
    );
    expect(
      await screen.findByRole('heading', { name: /of 1.4.2/ }),
    ).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Closed checklist' }),
    ).toHaveTextContent(/1.4.2 is deployed.*1.5.0 comes next/);
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '?view=checklist&release=r-1',
    );
  });

  it('tells what stands otherwise since the last ready release', async () => {
    const api = apiOf();
    api.checklists.lastReady = {
      round: 1,
      release: releaseFixture({ key: 'r-1', name: '1.4.2' }),
      deployedAt: '2026-01-02T00:00:00Z',
      changes: [
        {
          itemId: 'variables',
          title: 'Environment variables configured correctly',
          before: 'passed',
          after: 'failed',
        },
      ],
    };
    await renderChecklist(api);
    const table = await screen.findByRole('table', {
      name: 'What stands otherwise',
    });
    expect(table).toHaveTextContent(/Environment variables.*Passed.*Failed/);
  });

  it('tells of other releases that wait for a review', async () => {
    const api = apiOf(
      {},
      {
        release: releaseFixture({ key: 'r-1', name: '1.4.2' }),
        standing: 'deployed',
        brokenGlass: {
          by: 'user:default/grace',
          at: '2026-03-02T09:00:00Z',
          reason: 'The site was down.',
        },
      },
    );
    await renderChecklist(api);
    const banner = await screen.findByRole('region', {
      name: 'Open review of 1.4.2',
    });
    expect(banner).toHaveTextContent(/by grace, 2 Mar 2026/);
    await userEvent.click(within(banner).getByRole('link', { name: '1.4.2' }));
    expect(await screen.findByRole('button', { name: 'Review' })).toBeEnabled();
  });

  it('changes under the eyes of who looks when another release comes', async () => {
    const api = apiOf();
    await renderChecklist(api);
    await userEvent.click(
      within(await rowOf(/Database migrations/)).getByRole('button', {
        name: /^Sign/,
      }),
    );
    const dialog = await screen.findByRole('dialog', { name: /^Sign/ });

    api.checklists.sheets = [
      sheetFixture({
        release: releaseFixture({ key: 'r-3', name: '1.6.0' }),
        openedAt: new Date().toISOString(),
      }),
      { ...api.checklists.sheets[0], standing: 'stale' },
    ];
    act(() => {
      window.dispatchEvent(new Event('visibilitychange'));
    });

    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /Another release has come/,
    );
    expect(within(dialog).getByRole('button', { name: 'Sign' })).toBeDisabled();
  });
});
