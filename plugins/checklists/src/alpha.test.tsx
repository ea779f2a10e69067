import {
  coreExtensionData,
  createExtensionInput,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import {
  FakeEnvironmentsApi,
  sheetFixture,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen } from '@testing-library/react';
import { environmentEntity } from './__testUtils__/renderChecklist';
import checklistsPlugin from './alpha';

/** Stands in for the page of the environments plugin, with an input that parts attach to. */
function pageWith(input: string) {
  return createFrontendPlugin({
    pluginId: 'environments',
    extensions: [
      EntityContentBlueprint.makeWithOverrides({
        name: 'environment',
        inputs: {
          [input]: createExtensionInput([coreExtensionData.reactElement]),
        },
        factory: (originalFactory, { inputs }) =>
          originalFactory({
            path: '/parts',
            title: 'Parts',
            loader: async () => (
              <>
                {inputs[input].map(part => (
                  <div key={part.node.spec.id}>
                    {part.get(coreExtensionData.reactElement)}
                  </div>
                ))}
              </>
            ),
          }),
      }),
    ],
  });
}

function render(input: string) {
  const api = new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] });
  api.checklists.sheets = [sheetFixture()];
  renderTestApp({
    features: [pageWith(input), checklistsPlugin],
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
