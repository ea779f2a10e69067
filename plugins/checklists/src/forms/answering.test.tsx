import { ServiceUnavailableError } from '@backstage/errors';
import {
  checklistDefinitionFixture,
  FakeEnvironmentsApi,
  responseError,
  sheetFixture,
  signOffFixture,
  waiverFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderChecklist } from '../__testUtils__/renderChecklist';

function apiOf(given: Parameters<typeof sheetFixture>[0] = {}) {
  const api = new FakeEnvironmentsApi();
  api.checklists.sheets = [sheetFixture(given)];
  return api;
}

async function openForm(button: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return screen.findByRole('dialog');
}

async function rowOf(title: RegExp) {
  const table = await screen.findByRole('table', {
    name: 'Items of the checklist',
  });
  return within(table).getByRole('row', { name: title });
}

describe('signing', () => {
  it('is sent for the release on screen, and counts at once', async () => {
    const api = apiOf({
      definition: checklistDefinitionFixture({ migrations: { evidence: [] } }),
    });
    await renderChecklist(api);
    const form = await openForm(/^Sign: Database migrations/);
    expect(form).toHaveTextContent(/it is known whether they can be undone/);
    await userEvent.click(within(form).getByRole('button', { name: 'Sign' }));

    await waitFor(() => expect(form).not.toBeInTheDocument());
    const row = await rowOf(/Database migrations/);
    await waitFor(() => expect(row).toHaveTextContent(/Passed/));
    expect(row).toHaveTextContent(/1 of 1 signed/);
    expect(api.checklists.writes).toEqual([
      { itemId: 'migrations', releaseKey: 'r-2', answer: 'confirmed' },
    ]);
  });

  it('takes a link where one is asked for, and says so', async () => {
    const api = apiOf();
    await renderChecklist(api);
    const form = await openForm(/^Sign: Rollback plan/);
    const button = within(form).getByRole('button', { name: 'Sign' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(
      'The link: this item is signed with one.',
    );
    const link = within(form).getByRole('textbox', { name: /^Link/ });
    await userEvent.type(link, 'not a link');
    expect(button).toBeDisabled();
    await userEvent.clear(link);
    await userEvent.type(link, 'https://wiki.example.com/plan');
    await userEvent.click(button);

    await waitFor(() =>
      expect(api.checklists.writes).toMatchObject([
        { itemId: 'rollback', link: 'https://wiki.example.com/plan' },
      ]),
    );
  });

  it('takes a comment of who refuses', async () => {
    const api = apiOf();
    await renderChecklist(api);
    const form = await openForm(/^Sign: Rollback plan/);
    await userEvent.click(
      within(form).getByRole('radio', { name: /^I refuse/ }),
    );
    const button = within(form).getByRole('button', { name: 'Refuse' });
    expect(button).toHaveAccessibleDescription('The comment: it says why.');
    await userEvent.type(
      within(form).getByRole('textbox', { name: /^Comment/ }),
      'There is none.',
    );
    await userEvent.click(button);

    await waitFor(() => expect(form).not.toBeInTheDocument());
    const row = await rowOf(/Rollback plan/);
    await waitFor(() => expect(row).toHaveTextContent(/There is none/));
    expect(row).toHaveTextContent(/Failed/);
  });

  it('can be tried again when it did not arrive', async () => {
    const api = apiOf();
    api.checklists.writeError = new ServiceUnavailableError('Away.');
    await renderChecklist(api);
    const form = await openForm(/^Sign: Database migrations/);
    const button = within(form).getByRole('button', { name: 'Sign' });
    await userEvent.click(button);
    expect(await within(form).findByRole('alert')).toHaveTextContent(
      'It was not done: Away.',
    );

    api.checklists.writeError = undefined;
    await userEvent.click(button);
    await waitFor(() => expect(form).not.toBeInTheDocument());
    expect(api.checklists.writes).toHaveLength(2);
  });

  it('can be withdrawn', async () => {
    const api = apiOf({
      signOffs: [signOffFixture({ by: 'user:default/ada' })],
    });
    await renderChecklist(api, { search: '?view=checklist&item=migrations' });
    const drawer = await screen.findByRole('dialog');
    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Withdraw' }),
    );
    expect(
      await within(drawer).findByText('Nobody has signed yet.'),
    ).toBeVisible();
  });

  it('is refused to who may not, with who can', async () => {
    const api = apiOf();
    api.checklists.rights = {
      sign: false,
      decide: false,
      refusals: { sign: 'Ask team-shop.', decide: 'Ask team-ops.' },
    };
    await renderChecklist(api);
    const sign = await screen.findByRole('button', {
      name: /^Sign: Database migrations/,
    });
    expect(sign).toBeDisabled();
    expect(sign).toHaveAccessibleDescription('Ask team-shop.');
  });
});

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
      'You asked for this waiver yourself: someone else decides on it.',
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
