import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { scaffolderApiMock } from '@backstage/plugin-scaffolder-react/testUtils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import { FakeEnvironmentsApi } from '@flightdeck/plugin-environments-react/testUtils';
import { screen } from '@testing-library/react';
import { FakeBackend } from './__testUtils__/FakeBackend';
import { TEMPLATE } from './__testUtils__/previewFixtures';
import * as classic from '.';
import environmentsModule from './alpha';

const FIELDS = [
  'FlightdeckServiceName',
  'FlightdeckPlacement',
  'FlightdeckNamespaces',
  'FlightdeckExposure',
  'FlightdeckStorageClass',
  'FlightdeckSecretsProvider',
  'FlightdeckRepository',
  'FlightdeckPreview',
];

describe('the fields of the wizard', () => {
  it('are in the wizard of the new frontend system', async () => {
    const backend = new FakeBackend();
    renderTestApp({
      features: [scaffolderPlugin, environmentsModule],
      initialRouteEntries: ['/create/templates/default/gitops-web-platform'],
      apis: [
        [environmentsApiRef, new FakeEnvironmentsApi()],
        [discoveryApiRef, backend.discoveryApi],
        [fetchApiRef, backend.fetchApi],
        [catalogApiRef, catalogApiMock({ entities: [TEMPLATE] })],
        mockApis.permission(),
        [
          scaffolderApiRef,
          scaffolderApiMock.mock({
            getTemplateParameterSchema: async () => ({
              title: 'New service',
              steps: [
                {
                  title: 'All',
                  schema: {
                    type: 'object',
                    properties: Object.fromEntries(
                      FIELDS.map(field => [
                        field,
                        { title: `A ${field}`, 'ui:field': field },
                      ]),
                    ),
                  },
                },
              ],
            }),
          }),
        ],
      ],
    });
    expect(
      await screen.findByRole('textbox', { name: 'A FlightdeckServiceName' }),
    ).toBeVisible();
    for (const group of ['Placement', 'Namespaces', 'Exposure', 'Repository']) {
      expect(
        screen.getByRole('group', { name: `A Flightdeck${group}` }),
      ).toBeVisible();
    }
    expect(
      screen.getByRole('textbox', { name: 'A FlightdeckStorageClass' }),
    ).toBeVisible();
    expect(
      screen.getByRole('group', { name: 'A FlightdeckSecretsProvider' }),
    ).toBeVisible();
    expect(screen.getByRole('region', { name: 'Topology' })).toBeVisible();
  });

  it('are all there for the classic frontend system', () => {
    expect(Object.keys(classic).sort()).toEqual([...FIELDS].sort());
  });
});
