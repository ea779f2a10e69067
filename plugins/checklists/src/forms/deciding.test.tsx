import {
  FakeEnvironmentsApi,
  responseError,
  sheetFixture,
  waiverFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  openForm,
  renderChecklist,
  rowOf,
} from '../__testUtils__/renderChecklist';

function apiOf(given: Parameters<typeof sheetFixture>[0] = {}) {
  const api = new FakeEnvironmentsApi();
  api.checklists.sheets = [sheetFixture(given)];
  return api;
}

describe('waivers', () => {
  it('are asked for with a reason and for a time', async () => {
    const api = apiOf();
    await renderChecklist(api);
    const form = await openForm(/^Ask for a waiver: Environment variables/);
    await userEvent.type(
      within(form).getByRole('textbox', { name: /^Reason/ }),
      'It is not read any more.',
    );
    await userEvent.click(within(form).getByRole('button', { name: '3 days' }));
    await userEvent.click(
      within(form).getByRole('button', { name: 'Ask for it' }),
    );

    await waitFor(() => expect(form).not.toBeInTheDocument());
    const approve = await screen.findByRole('button', {
      name: /^Approve waiver: Environment variables/,
    });
    expect(approve).toBeDisabled();
    expect(approve).toHaveAccessibleDescription(
      'You asked for this waiver yourself: someone else decides on it. Ask team-shop.',
    );
    expect(api.checklists.writes).toEqual([
      {
        itemId: 'variables',
        releaseKey: 'r-2',
        reason: 'It is not read any more.',
        hours: 72,
      },
    ]);
  });

  it('are decided on by somebody else', async () => {
    const api = apiOf({ waivers: [waiverFixture({ itemId: 'variables' })] });
    await renderChecklist(api);
    const form = await openForm(/^Approve waiver: Environment variables/);
    expect(form).toHaveTextContent(/The suite fails for a reason of its own/);
    await userEvent.type(
      within(form).getByRole('textbox', { name: /^Reason/ }),
      'It is mended tomorrow.',
    );
    await userEvent.click(
      within(form).getByRole('button', { name: 'Approve waiver' }),
    );

    await waitFor(() => expect(form).not.toBeInTheDocument());
    const row = await rowOf(/Environment variables/);
    await waitFor(() => expect(row).toHaveTextContent(/Waived.*else failed/));
  });
});

describe('the notice', () => {
  it('has a start in the future, with its zone', async () => {
    const api = apiOf();
    await renderChecklist(api);
    const form = await openForm(/^Send notice/);
    expect(within(form).getByLabelText(/^Begins/)).toHaveAccessibleDescription(
      /In your zone, .+ \(UTC[+-]\d\d:\d\d\)/,
    );
    await userEvent.click(
      within(form).getByRole('button', { name: 'Send notice' }),
    );

    await waitFor(() => expect(form).not.toBeInTheDocument());
    const [{ startsAt }] = api.checklists.writes.filter(
      (each): each is { startsAt: string } => 'startsAt' in each,
    );
    expect(Date.parse(startsAt)).toBeGreaterThan(Date.now());
    const row = await rowOf(/Stakeholders/);
    await waitFor(() => expect(row).toHaveTextContent(/A notice was sent/));
  });
});

describe('a deployment that broke the glass', () => {
  const brokenGlass = {
    by: 'user:default/grace',
    at: '2026-03-02T09:00:00Z',
    reason: 'The site was down.',
  };

  it('is reviewed by somebody else', async () => {
    const api = apiOf({ standing: 'deployed', brokenGlass });
    await renderChecklist(api);
    const form = await openForm(/^Review/);
    await userEvent.type(
      within(form).getByRole('textbox', { name: /^Reason/ }),
      'It was right to do so.',
    );
    await userEvent.click(
      within(form).getByRole('button', { name: 'Reviewed' }),
    );
    expect(await screen.findByText(/It was right to do so/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Review' })).toBeNull();
  });

  it('is not reviewed by who did it', async () => {
    const api = apiOf({ standing: 'deployed', brokenGlass });
    api.checklists.caller = brokenGlass.by;
    await renderChecklist(api);
    expect(
      await screen.findByRole('button', { name: 'Review' }),
    ).toBeDisabled();
    expect(screen.getByRole('alert')).toHaveTextContent(/someone else/);
  });

  it('may not be known to be reviewed', async () => {
    const api = apiOf({ standing: 'deployed', brokenGlass });
    api.checklists.writeError = await responseError(
      409,
      'ConflictError',
      'Somebody has reviewed it already.',
    );
    await renderChecklist(api);
    const form = await openForm(/^Review/);
    await userEvent.type(
      within(form).getByRole('textbox', { name: /^Reason/ }),
      'Looked at it all.',
    );
    await userEvent.click(
      within(form).getByRole('button', { name: 'Reviewed' }),
    );
    expect(await within(form).findByRole('alert')).toHaveTextContent(
      /reviewed it already/,
    );
  });
});
