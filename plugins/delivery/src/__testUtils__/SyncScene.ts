import type { ActionPreview } from '@flightdeck/plugin-environments-common';
import {
  FakeEnvironmentsApi,
  previewFixture,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderDelivery } from './renderDelivery';

/** An environment whose panel is on screen, and the dialog of a sync. */
export class SyncScene {
  readonly api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
  readonly delivery = this.api.delivery;

  /** Has previews tell what is given. */
  previewAs(given: Partial<ActionPreview>): void {
    this.delivery.onPreview = async (_ref, order) =>
      previewFixture(order, given);
  }

  /** Opens the dialog of a sync by its button, and waits for the preview. */
  async open(): Promise<HTMLElement> {
    await renderDelivery(this.api);
    const button = await screen.findByRole('button', { name: 'Sync' });
    await waitFor(() => {
      if (button.hasAttribute('disabled')) {
        throw new Error('Sync cannot be ordered.');
      }
    });
    await userEvent.click(button);
    const dialog = await screen.findByRole('dialog', {
      name: 'Sync shop-prod',
    });
    await within(dialog).findByRole('region', { name: 'Preview' });
    return dialog;
  }

  confirm(dialog: HTMLElement): HTMLElement {
    return within(dialog).getByRole('button', { name: 'Confirm sync' });
  }
}
