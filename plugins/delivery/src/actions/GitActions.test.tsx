import type {
  ActionPreview,
  ChangeMethod,
} from '@flightdeck/plugin-environments-common';
import {
  applicationFixture,
  deliveryStatusFixture,
  FakeEnvironmentsApi,
  previewFixture,
  rightsWithout,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderDelivery } from '../__testUtils__/renderDelivery';

const FILE: ActionPreview['files'][number] = {
  repository: 'https://git.example.com/shop/deploy.git',
  branch: 'main',
  path: 'prod/values.yaml',
  lines: [
    { type: 'removed', text: 'image.tag: 1.4.2' },
    { type: 'added', text: 'image.tag: 1.5.0' },
  ],
};

const entry = (id: number) => ({ id, revisions: [String(id).repeat(40)] });

describe('actions by way of Git', () => {
  let api: FakeEnvironmentsApi;
  beforeEach(() => {
    const { environment } = snapshotFixture();
    api = new FakeEnvironmentsApi({
      snapshots: [
        snapshotFixture({
          environment: {
            ...environment,
            promotesFrom: 'resource:default/shop-staging',
          },
          applications: [
            applicationFixture({ history: [entry(3), entry(2), entry(1)] }),
          ],
        }),
      ],
    });
  });

  function previewAs(given: Partial<ActionPreview>) {
    api.delivery.onPreview = async (_ref, order) =>
      previewFixture(order, given);
  }

  async function openAt(search: string, name: string) {
    await renderDelivery(api, { search });
    return within(await screen.findByRole('dialog', { name }));
  }

  const promotion = () => openAt('?action=promote', 'Promote to shop-prod');

  it('show what becomes of each file, at a glance', async () => {
    previewAs({ applications: [], files: [FILE], methods: ['commit'] });
    const dialog = await promotion();
    const file = within(
      await dialog.findByRole('region', { name: 'Change of prod/values.yaml' }),
    );
    expect(
      file.getByRole('group', { name: 'Difference of prod/values.yaml' }),
    ).toHaveTextContent(
      /removed: image\.tag: 1\.4\.2.*added: image\.tag: 1\.5\.0/,
    );
  });

  it('let a person choose where the host offers both ways, and stay on screen', async () => {
    previewAs({ files: [FILE], methods: ['commit', 'pull-request'] });
    const dialog = await promotion();
    const pull = await dialog.findByRole('radio', { name: 'A pull request' });
    expect(pull).not.toBeChecked();
    await userEvent.click(pull);
    expect(pull).toBeChecked();
    await waitFor(() =>
      expect(api.delivery.previews.at(-1)).toEqual({
        action: 'promote',
        from: 'resource:default/shop-staging',
        method: 'pull-request',
      }),
    );
    expect(pull).toBeInTheDocument();
  });

  it.each<[ChangeMethod[], boolean]>([
    [['commit'], false],
    [['pull-request'], true],
  ])('where it offers %j, choosing is possible: %s', async (methods, asked) => {
    previewAs({ files: [FILE], methods });
    const dialog = await promotion();
    await dialog.findByRole('region', { name: 'Preview' });
    expect(
      dialog.queryAllByRole('radio', { name: 'A pull request' }),
    ).toHaveLength(asked ? 1 : 0);
  });

  describe('beside a rollback that would be undone', () => {
    async function previewRollback() {
      api.delivery.onPreview = async (_ref, order) =>
        previewFixture(
          order,
          order.action === 'rollback'
            ? {
                blockers: [
                  {
                    code: 'automation',
                    message: 'ApplicationSet shops switches it on again.',
                    overridable: false,
                  },
                ],
              }
            : {},
        );
      const dialog = await openAt(
        '?action=rollback&history=2',
        'Roll back shop-prod',
      );
      await userEvent.type(
        await dialog.findByRole('textbox', { name: /Reason/ }),
        'Broken.',
      );
      await userEvent.click(dialog.getByRole('button', { name: 'Preview' }));
      await dialog.findByText('ApplicationSet shops switches it on again.');
      return dialog;
    }

    it('lead to the same deployment in Git', async () => {
      const dialog = await previewRollback();
      await userEvent.click(
        dialog.getByRole('button', { name: 'Revert in Git instead' }),
      );
      const revert = within(
        await screen.findByRole('dialog', {
          name: 'Revert in Git for shop-prod',
        }),
      );
      expect(await revert.findByRole('radio', { name: /^2:/ })).toBeChecked();
    });

    it('are not offered to who may not', async () => {
      api.delivery.onStatus = () =>
        deliveryStatusFixture({ rights: rightsWithout('revert') });
      const dialog = await previewRollback();
      expect(
        dialog.queryByRole('button', { name: 'Revert in Git instead' }),
      ).toBeNull();
    });
  });
});
