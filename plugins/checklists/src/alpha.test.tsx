import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import {
  FakeEnvironmentsApi,
  partsPageFixture,
  sheetFixture,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen } from '@testing-library/react';
import { environmentEntity } from './__testUtils__/renderChecklist';
import checklistsPlugin from './alpha';

function render(input: string) {
  const api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
  api.checklists.sheets = [sheetFixture()];
  renderTestApp({
    features: [partsPageFixture('environment', input), checklistsPlugin],
    extensions: [createTestEntityPage({ entity: environmentEntity })],
    apis: [[environmentsApiRef, api], mockApis.permission()],
  });
}

describe('checklists plugin', () => {
  it('adds a view to the page of an environment', async () => {
    render('views');
    expect(
      await screen.findByRole('table', { name: 'Items of the checklist' }),
    ).toBeVisible();
  });

  it('adds a panel to the page of an environment', async () => {
    render('panels');
    expect(
      await screen.findByRole('list', { name: 'Open items' }),
    ).toBeVisible();
  });
});
