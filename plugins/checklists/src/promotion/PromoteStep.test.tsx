import type { DeliveryStatus } from '@flightdeck/plugin-environments-common';
import {
  checklistDefinitionFixture,
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  holdFixture,
  operationFixture,
  rightsWithout,
  sheetFixture,
  windowVerdictFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { renderChecklist } from '../__testUtils__/renderChecklist';

const CLEAR = { definition: { ...checklistDefinitionFixture(), items: [] } };
const PROMOTE = { name: 'Promote 1.5.0 to Shop in production' };

async function render(
  sheet: Parameters<typeof sheetFixture>[0],
  status: Partial<DeliveryStatus> = {},
  problem?: string,
) {
  const api = new FakeEnvironmentsApi();
  api.checklists.sheets = [sheetFixture(sheet)];
  api.checklists.problem = problem;
  api.delivery.onStatus = () => deliveryStatusFixture(status);
  await renderChecklist(api, { search: '?view=checklist' });
  await screen.findByRole('heading', { name: /of 1.5.0/ });
  return api;
}

describe('the step after a checklist that is clear', () => {
  it('is the promotion, on the page of the environment', async () => {
    await render(CLEAR);
    expect(await screen.findByRole('link', PROMOTE)).toHaveAttribute(
      'href',
      '/catalog/default/resource/shop-prod/environment?action=promote',
    );
  });

  const closed = windowVerdictFixture({ state: 'closed' });
  it.each<[string, RegExp, Parameters<typeof render>]>([
    [
      'the right is missing',
      /not allowed to promote shop-prod. Ask team-shop/,
      [CLEAR, { rights: rightsWithout('promote') }],
    ],
    [
      'the window is closed',
      /^The deployment window is closed.$/,
      [CLEAR, { windows: closed, rights: rightsWithout('override') }],
    ],
    [
      'the window is closed to all but those who may override it',
      /closed. You may go ahead with a reason/,
      [CLEAR, { windows: closed }],
    ],
    ['it is held', /The environment is held/, [CLEAR, { hold: holdFixture() }]],
    [
      'something runs',
      /Another operation is running/,
      [CLEAR, { running: operationFixture({ state: 'running' }) }],
    ],
    [
      'nobody knows what comes next',
      /^Staging is being deployed to.$/,
      [CLEAR, {}, 'Staging is being deployed to.'],
    ],
  ])('cannot be done while %s', async (_, obstacle, given) => {
    await render(...given);
    const button = await screen.findByRole('button', PROMOTE);
    await waitFor(() => expect(button).toHaveAccessibleDescription(obstacle));
    expect(button).toBeDisabled();
  });

  it('says so when nobody can tell whether it can be done', async () => {
    const api = new FakeEnvironmentsApi();
    api.checklists.sheets = [sheetFixture(CLEAR)];
    api.delivery.partErrors.status = new Error('Away.');
    await renderChecklist(api);
    const button = await screen.findByRole('button', PROMOTE);
    expect(button).toHaveAccessibleDescription(
      'Cannot tell what you may do here: Away.',
    );
    expect(button).toBeDisabled();
  });
});
