import {
  FakeEnvironmentsApi,
  releaseFixture,
  sheetFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, within } from '@testing-library/react';
import { ChecklistPanel } from '..';
import { renderChecklist } from '../__testUtils__/renderChecklist';

async function render(given?: Parameters<typeof sheetFixture>[0]) {
  const api = new FakeEnvironmentsApi();
  api.checklists.sheets = given ? [sheetFixture(given)] : [];
  await renderChecklist(api, {
    element: <ChecklistPanel />,
    search: '?range=60',
  });
}

describe('the card of a checklist', () => {
  it('has the verdict, and leads to what is open', async () => {
    await render({});
    const open = await screen.findByRole('list', { name: 'Open items' });
    expect(within(open).getAllByRole('listitem')).toHaveLength(5);
    expect(screen.getByText(/^Not ready:/)).toBeVisible();
    expect(
      within(open).getByRole('link', { name: /^Environment variables/ }),
    ).toHaveAttribute('href', '/?range=60&view=checklist&item=variables');
  });

  it('asks for a review of a deployment that broke the glass', async () => {
    await render({
      standing: 'deployed',
      release: releaseFixture({ name: '1.4.2' }),
      brokenGlass: {
        by: 'user:default/grace',
        at: '2026-03-02T09:00:00Z',
        reason: 'The site was down.',
      },
    });
    expect(await screen.findByText(/waits for a review/)).toBeVisible();
    expect(screen.getByText('Closed')).toBeVisible();
  });

  it('says that there is none', async () => {
    await render();
    expect(
      await screen.findByText('No release is on its way here.'),
    ).toBeVisible();
  });
});
