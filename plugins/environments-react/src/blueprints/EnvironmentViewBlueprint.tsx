import {
  coreExtensionData,
  createExtensionBlueprint,
  createExtensionDataRef,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import type { JSX } from 'react';

/**
 * What a plugin says of its view.
 *
 * @alpha
 */
export interface EnvironmentViewParams {
  /** Names the view in the address of the page, for example `history`. */
  id: string;
  /** The title of its tab. */
  title: string;
  /** The view; it finds its environment with `useEntity`. It is loaded when it is opened. */
  loader: () => Promise<JSX.Element>;
}

/**
 * The data that a view hands to the environment page.
 *
 * @alpha
 */
export const environmentViewDataRefs = {
  id: createExtensionDataRef<string>().with({ id: 'environments.view.id' }),
  title: createExtensionDataRef<string>().with({
    id: 'environments.view.title',
  }),
};

/**
 * Adds a view, with a tab of its own, to the page of an environment.
 *
 * @alpha
 */
export const EnvironmentViewBlueprint = createExtensionBlueprint({
  kind: 'environment-view',
  attachTo: { id: 'entity-content:environments/environment', input: 'views' },
  output: [
    coreExtensionData.reactElement,
    environmentViewDataRefs.id,
    environmentViewDataRefs.title,
  ],
  dataRefs: environmentViewDataRefs,
  *factory(params: EnvironmentViewParams, { node }) {
    yield coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, params.loader),
    );
    yield environmentViewDataRefs.id(params.id);
    yield environmentViewDataRefs.title(params.title);
  },
});
