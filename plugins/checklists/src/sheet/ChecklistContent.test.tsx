import {
  checklistDefinitionFixture,
  evidenceFixture,
  FakeEnvironmentsApi,
  responseError,
  sheetFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderChecklist, rowOf } from '../__testUtils__/renderChecklist';

function apiOf(given: Parameters<typeof sheetFixture>[0] = {}) {
  const api = new FakeEnvironmentsApi();
  api.checklists.sheets = [sheetFixture(given)];
  return api;
}

describe('a sheet that is not there', () => {
  it('says why there is none', async () => {
    const api = apiOf();
    api.checklists.sheets = [];
    api.checklists.problem = 'Argo CD main cannot be reached.';
    await renderChecklist(api);
    expect(
      await screen.findByText('Argo CD main cannot be reached.'),
    ).toBeVisible();
  });

  it('leads to the former checklist of a release that was deployed and comes again', async () => {
    const api = apiOf({ round: 2 });
    api.checklists.sheets.push(
      sheetFixture({
        round: 1,
        standing: 'past',
        deployedAt: '2026-01-02T10:00:00Z',
      }),
    );
    await renderChecklist(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Release/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: /1\.5\.0, deployed before/ }),
    );
    expect(
      await screen.findByRole('region', { name: 'Closed checklist' }),
    ).toHaveTextContent(/1\.5\.0 was deployed before/);
    await userEvent.click(screen.getByRole('button', { name: /^Release/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: /1\.5\.0, comes next/ }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'Closed checklist' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('asks for nothing where nothing is asked', async () => {
    await renderChecklist(
      apiOf({ definition: { ...checklistDefinitionFixture(), items: [] } }),
    );
    expect(
      await screen.findByText('Nothing is asked for before a deployment.'),
    ).toBeVisible();
    expect(screen.getByText('Clear')).toBeVisible();
  });

  it('says which right is missing', async () => {
    const api = apiOf();
    api.checklists.partErrors.checklist = await responseError(
      403,
      'NotAllowedError',
      'Ask team-shop.',
    );
    await renderChecklist(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /You may not see the checklist.*Ask team-shop.*environments.environment.read/,
    );
  });

  it('keeps the checklist when the rest cannot be read', async () => {
    const api = apiOf({
      evidence: { tests: [evidenceFixture()] },
    });
    api.checklists.partErrors.events = await responseError(
      503,
      'ServiceUnavailableError',
      'The database is away.',
    );
    api.checklists.partErrors.list = api.checklists.partErrors.events;
    await renderChecklist(api);
    await rowOf(/All tests pass/);
    expect(
      await screen.findByText(/Former checklists cannot be listed.*away/),
    ).toBeVisible();
    expect(
      await screen.findByText(/Cannot read what happened to the checklist/),
    ).toBeVisible();
  });
});
