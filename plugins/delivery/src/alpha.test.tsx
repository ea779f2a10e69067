import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  coreExtensionData,
  createExtensionInput,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import { environmentPanelDataRefs } from '@flightdeck/plugin-environments-react/alpha';
import {
  FakeEnvironmentsApi,
  snapshotFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import deliveryPlugin from './alpha';
import { environmentEntity } from './__testUtils__/renderDelivery';

/** Stands in for the page of the environments plugin, with the input that panels attach to. */
const environmentsPlugin = createFrontendPlugin({
  pluginId: 'environments',
  extensions: [
    EntityContentBlueprint.makeWithOverrides({
      name: 'environment',
      inputs: {
        panels: createExtensionInput([
          coreExtensionData.reactElement,
          environmentPanelDataRefs.title,
          environmentPanelDataRefs.order,
        ]),
      },
      factory: (originalFactory, { inputs }) =>
        originalFactory({
          path: '/environment',
          title: 'Environment',
          loader: async () => (
            <>
              {inputs.panels.map(panel => (
                <section
                  key={panel.node.spec.id}
                  aria-label={panel.get(environmentPanelDataRefs.title)}
                >
                  {panel.get(coreExtensionData.reactElement)}
                </section>
              ))}
            </>
          ),
        }),
    }),
  ],
});

describe('delivery plugin', () => {
  it('adds its panel to the page of an environment', async () => {
    renderTestApp({
      features: [environmentsPlugin, deliveryPlugin],
      extensions: [createTestEntityPage({ entity: environmentEntity })],
      apis: [
        [
          environmentsApiRef,
          new FakeEnvironmentsApi({ snapshots: [snapshotFixture()] }),
        ],
        mockApis.permission(),
      ],
    });

    expect(
      await screen.findByRole('region', { name: 'Delivery' }),
    ).toBeVisible();
    const sync = await screen.findByRole('button', { name: 'Sync' });
    await waitFor(() => expect(sync).toBeEnabled());
  });
});
