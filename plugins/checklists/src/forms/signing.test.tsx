import { ServiceUnavailableError } from '@backstage/errors';
import {
  checklistDefinitionFixture,
  FakeEnvironmentsApi,
  sheetFixture,
  signOffFixture,
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

describe('signing', () => {
  it('is sent for the release on screen, and counts at once', async () => {
    const api = apiOf({
      definition: checklistDefinitionFixture({ migrations: { evidence: [] } }),
    });
    await renderChecklist(api);
    const form = await openForm(/^Sign: Database migrations/);
    expect(form).toHaveTextContent(
      /reviewed by someone who did not write them/,
    );
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
