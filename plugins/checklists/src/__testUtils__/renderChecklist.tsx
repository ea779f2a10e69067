import type { ReactElement } from 'react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { environmentsApiRef } from '@flightdeck/plugin-environments-react';
import type { FakeEnvironmentsApi } from '@flightdeck/plugin-environments-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { ChecklistView } from '..';

/** The entity of the environment in the fixtures. */
export const environmentEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'shop-prod',
    namespace: 'default',
    title: 'Shop in production',
  },
  spec: { type: 'environment', owner: 'team-shop', system: 'shop' },
};

function Address() {
  return <output aria-label="Address">{useLocation().search}</output>;
}

/** Renders a part of the plugin as the classic frontend system does, with its address below. */
export async function renderChecklist(
  api: FakeEnvironmentsApi,
  options: { search?: string; element?: ReactElement } = {},
) {
  const { element = <ChecklistView />, search = '' } = options;
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [environmentsApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <EntityProvider entity={environmentEntity}>{element}</EntityProvider>
      <Address />
    </TestApiProvider>,
    {
      routeEntries: [`/${search}`],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

/** Finds the row of an item. */
export async function rowOf(title: RegExp) {
  const table = await screen.findByRole('table', {
    name: 'Items of the checklist',
  });
  return within(table).getByRole('row', { name: title });
}

/** Presses a button that leads to a form, and finds that. */
export async function openForm(button: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  return screen.findByRole('dialog');
}
