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
export interface SystemPanelParams {
  /** The heading of the panel. */
  title: string;
  /** Panels stand in this order, smallest first; equal ones by title. */
  order: number;
  /** The panel; it finds its System with `useEntity`. */
  loader: () => Promise<JSX.Element>;
}

/**
 * The data that a panel hands to the page of a System's environments.
 *
 * @alpha
 */
export const systemPanelDataRefs = {
  title: createExtensionDataRef<string>().with({
    id: 'environments.system-panel.title',
  }),
  order: createExtensionDataRef<number>().with({
    id: 'environments.system-panel.order',
  }),
};

/**
 * Adds a panel to the tab with the environments of a System.
 *
 * @alpha
 */
export const SystemPanelBlueprint = createExtensionBlueprint({
  kind: 'system-environments-panel',
  attachTo: {
    id: 'entity-content:environments/system-environments',
    input: 'panels',
  },
  output: [
    coreExtensionData.reactElement,
    systemPanelDataRefs.title,
    systemPanelDataRefs.order,
  ],
  dataRefs: systemPanelDataRefs,
  *factory(params: SystemPanelParams, { node }) {
    yield coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, params.loader),
    );
    yield systemPanelDataRefs.title(params.title);
    yield systemPanelDataRefs.order(params.order);
  },
});
