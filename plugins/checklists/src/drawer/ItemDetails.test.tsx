import type { ChecklistEvent } from '@flightdeck/plugin-environments-common';
import {
  checklistDefinitionFixture,
  evidenceFixture,
  FakeEnvironmentsApi,
  sheetFixture,
  waiverFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { peopleFixture } from '../__testUtils__/judgedItems';
import { renderChecklist } from '../__testUtils__/renderChecklist';

function anEvent(sequence: number, given: Partial<ChecklistEvent>) {
  const event: ChecklistEvent = {
    sequence,
    at: '2026-03-02T09:00:00Z',
    environmentRef: 'resource:default/shop-prod',
    releaseKey: 'r-2',
    releaseName: '1.5.0',
    actor: 'flightdeck',
    action: 'state-changed',
    ...given,
  };
  return event;
}

function setupApi() {
  const api = new FakeEnvironmentsApi();
  api.checklists.sheets = [
    sheetFixture({ waivers: [waiverFixture({ itemId: 'dashboards' })] }),
  ];
  api.checklists.events = [
    anEvent(1, { action: 'opened' }),
    anEvent(2, {
      itemId: 'dashboards',
      before: 'pending',
      after: 'unknown',
      reason: 'Prometheus answered 503.',
      evidenceHash: 'abcdef0123456789',
    }),
    anEvent(3, {
      itemId: 'tests',
      action: 'signed',
      actor: 'user:default/grace',
    }),
  ];
  return api;
}

describe('the drawer of an item', () => {
  it('is opened by its address, tells all, and is closed with Escape', async () => {
    await renderChecklist(setupApi(), {
      search: '?view=checklist&item=dashboards',
    });
    const drawer = await screen.findByRole('dialog', {
      name: 'Monitoring dashboards ready',
    });
    const evidence = within(drawer).getByRole('article', {
      name: 'Evidence: dashboards',
    });
    expect(evidence).toHaveTextContent(/Prometheus, git.example.com/);
    expect(evidence).toHaveTextContent(/GET \/repos/);
    expect(evidence).toHaveTextContent(/cannot be reached: It answered 503/);
    expect(
      within(drawer).getByRole('region', { name: 'Waiver' }),
    ).toHaveTextContent(/Waits for a decision.*grace/);
    const past = await within(drawer).findByRole('table', {
      name: /^Events of/,
    });
    expect(within(past).getAllByRole('row')).toHaveLength(2);
    expect(past).toHaveTextContent(/Pending → Unknown.*Evidence abcdef012345/);

    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(drawer).not.toBeInTheDocument());
    // Nothing on the page opened it: the focus is not lost for that.
    expect(document.activeElement).toHaveTextContent(/checklist of 1.5.0/);
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      /^\?view=checklist$/,
    );
  });

  it('is opened by the title of an item', async () => {
    await renderChecklist(setupApi());
    await userEvent.click(
      await screen.findByRole('link', { name: /^Rollback plan/ }),
    );
    const drawer = await screen.findByRole('dialog');
    expect(
      within(drawer).getByRole('region', { name: 'People' }),
    ).toHaveTextContent(/fits this release.*A link is needed/);
  });

  it('asks nobody to sign while evidence stands for it', async () => {
    const api = setupApi();
    api.checklists.sheets = [
      sheetFixture({
        definition: checklistDefinitionFixture({
          migrations: {
            evidence: [],
            people: peopleFixture({
              replacedBy: { collector: 'migration-review', options: {} },
            }),
          },
        }),
        evidence: {
          migrations: [evidenceFixture({ collector: 'migration-review' })],
        },
      }),
    ];
    await renderChecklist(api, { search: '?view=checklist&item=migrations' });
    const drawer = await screen.findByRole('dialog');
    const people = within(drawer).getByRole('region', { name: 'People' });
    expect(people).toHaveTextContent(
      /Evidence of migration-review stands for signatures.*Nobody has signed, or has to/,
    );
    expect(within(drawer).queryByRole('button', { name: /^Sign/ })).toBeNull();

    await userEvent.click(
      within(drawer).getByRole('button', { name: /^Refuse/ }),
    );
    const form = await screen.findByRole('dialog', { name: /^Sign/ });
    expect(
      within(form).getByRole('radio', { name: /^I refuse/ }),
    ).toBeChecked();
    await userEvent.type(
      within(form).getByRole('textbox', { name: /^Comment/ }),
      'It drops a column.',
    );
    await userEvent.click(within(form).getByRole('button', { name: 'Refuse' }));
    await waitFor(() =>
      expect(people).toHaveTextContent(/had nobody refused.*ada.*Refused/),
    );
  });
});

describe('the timeline', () => {
  it('has the newest first, and can be taken along', async () => {
    const api = setupApi();
    const saved: string[] = [];
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    URL.createObjectURL = () => 'blob:1';
    URL.revokeObjectURL = () => {};
    await renderChecklist(api);
    const table = await screen.findByRole('table', {
      name: 'What happened to the checklist',
    });
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(/grace answered: All tests pass in CI/);

    for (const format of ['CSV', 'JSON']) {
      const button = screen.getByRole('button', { name: `Export ${format}` });
      await waitFor(() => expect(button).toBeEnabled());
      await userEvent.click(button);
    }
    await waitFor(() =>
      expect(saved).toEqual(['checklist-1.5.0.csv', 'checklist-1.5.0.json']),
    );
    click.mockRestore();
  });

  it('shows the newest until all are asked for, and says what is left out', async () => {
    const api = setupApi();
    const events = Array.from({ length: 25 }, (_, index) =>
      anEvent(index + 1, { itemId: 'tests' }),
    );
    api.checklists.listEvents = async () => ({ events, olderLeftOut: true });
    await renderChecklist(api);
    const table = await screen.findByRole('table', {
      name: 'What happened to the checklist',
    });
    expect(within(table).getAllByRole('row')).toHaveLength(21);
    expect(screen.getByText(/Older events are left out/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show all 25' }));
    expect(within(table).getAllByRole('row')).toHaveLength(26);
  });

  it('says when it cannot be taken along', async () => {
    const api = setupApi();
    api.checklists.partErrors.export = new Error('The disk is full.');
    await renderChecklist(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );
    expect(
      await screen.findByText('Cannot export: The disk is full.'),
    ).toBeVisible();
  });
});
