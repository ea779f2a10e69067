import type { Blocker } from '@flightdeck/plugin-environments-common';
import {
  deliveryStatusFixture,
  operationFixture,
  rightsWithout,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SyncScene } from '../__testUtils__/SyncScene';

const closedWindow: Blocker = {
  code: 'window',
  message: 'The freeze before Christmas denies deployments.',
  overridable: true,
  remedy: 'Wait for its end.',
};

describe('confirmation of an action', () => {
  let scene: SyncScene;
  beforeEach(() => {
    scene = new SyncScene();
  });

  it('cannot confirm what cannot be overridden, and says what opens it', async () => {
    scene.previewAs({
      blockers: [
        {
          code: 'condition',
          message: 'ComparisonError: No such branch.',
          overridable: false,
          remedy: 'Name a branch that exists.',
        },
      ],
    });
    const dialog = await scene.open();

    expect(
      within(dialog).getByText('ComparisonError: No such branch.'),
    ).toBeVisible();
    expect(
      within(dialog).getByText('Name a branch that exists.'),
    ).toBeVisible();
    expect(scene.confirm(dialog)).toBeDisabled();
    expect(scene.confirm(dialog)).toHaveAccessibleDescription(/It is blocked/);
    expect(
      within(dialog).queryByRole('region', { name: 'Break glass' }),
    ).not.toBeInTheDocument();
  });

  it('goes ahead in spite of a window only with a reason', async () => {
    scene.previewAs({ blockers: [closedWindow] });
    scene.delivery.onStart = async (_ref, { key }) =>
      operationFixture({ id: key });
    const dialog = await scene.open();
    expect(dialog).toHaveTextContent('Wait for its end.');
    const button = within(dialog).getByRole('button', {
      name: 'Break glass: sync in spite of 1 blocker',
    });
    expect(button).toBeDisabled();

    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Why you go ahead/ }),
      'Customers cannot pay.',
    );
    await userEvent.click(button);

    await screen.findByRole('dialog', { name: 'Sync of shop-prod' });
    expect(scene.delivery.requests[0].breakGlass).toEqual({
      reason: 'Customers cannot pay.',
    });
  });

  it('names who can override when the user may not', async () => {
    scene.previewAs({ blockers: [closedWindow] });
    scene.delivery.onStatus = () =>
      deliveryStatusFixture({ rights: rightsWithout('override') });
    const dialog = await scene.open();

    expect(scene.confirm(dialog)).toBeDisabled();
    expect(scene.confirm(dialog)).toHaveAccessibleDescription(
      /You are not allowed to override shop-prod. Ask team-shop/,
    );
  });

  it('asks for the name to be typed', async () => {
    scene.previewAs({ typedConfirmation: 'shop-prod' });
    scene.delivery.onStart = async (_ref, { key }) =>
      operationFixture({ id: key });
    const dialog = await scene.open();
    const field = within(dialog).getByRole('textbox', {
      name: /Type shop-prod to confirm/,
    });
    await userEvent.type(field, 'shop-dev');
    expect(scene.confirm(dialog)).toBeDisabled();
    await userEvent.clear(field);
    await userEvent.type(field, 'shop-prod');
    await userEvent.click(scene.confirm(dialog));

    await screen.findByRole('dialog', { name: 'Sync of shop-prod' });
    expect(scene.delivery.requests[0].confirmation).toBe('shop-prod');
  });
});
