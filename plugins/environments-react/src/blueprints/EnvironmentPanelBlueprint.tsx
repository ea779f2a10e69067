import {
  coreExtensionData,
  createExtensionBlueprint,
  createExtensionDataRef,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import type { JSX } from 'react';

/**
 * What a plugin says of its panel.
 *
 * @alpha
 */
export interface EnvironmentPanelParams {
  /** The heading of the panel. */
  title: string;
  /** Panels stand in this order, smallest first; equal ones by title. */
  order: number;
  /** The panel; it finds its environment with `useEntity`. */
  loader: () => Promise<JSX.Element>;
}

/**
 * The data that a panel hands to the environment page.
 *
 * @alpha
 */
export const environmentPanelDataRefs = {
  title: createExtensionDataRef<string>().with({
    id: 'environments.panel.title',
  }),
  order: createExtensionDataRef<number>().with({
    id: 'environments.panel.order',
  }),
};

/**
 * Adds a panel to the page of an environment.
 *
 * @alpha
 */
export const EnvironmentPanelBlueprint = createExtensionBlueprint({
  kind: 'environment-panel',
  attachTo: { id: 'entity-content:environments/environment', input: 'panels' },
  output: [
    coreExtensionData.reactElement,
    environmentPanelDataRefs.title,
    environmentPanelDataRefs.order,
  ],
  dataRefs: environmentPanelDataRefs,
  *factory(params: EnvironmentPanelParams, { node }) {
    yield coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, params.loader),
    );
    yield environmentPanelDataRefs.title(params.title);
    yield environmentPanelDataRefs.order(params.order);
  },
});
