import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_NAMESPACES,
  ANNOTATION_PROMOTES_FROM,
} from '@flightdeck/plugin-environments-common';
import { type ClusterPlan, VIEWED } from './planCluster';

/** The name of the cluster in the configuration of both backends. */
export const CLUSTER = 'bench';

const LOCATION = {
  'backstage.io/managed-by-location': 'url:http://bench.test/',
  'backstage.io/managed-by-origin-location': 'url:http://bench.test/',
};

/** The component as the Kubernetes backend of Backstage views it. */
export const viewedComponent: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: VIEWED,
    annotations: { ...LOCATION, 'backstage.io/kubernetes-id': VIEWED },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
};

/** The catalog of both backends. */
export function catalogEntities(plan: ClusterPlan): Entity[] {
  return [
    viewedComponent,
    ...plan.environments.map(
      ({ name, namespaces, promotesFrom }): Entity => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          name,
          annotations: {
            ...LOCATION,
            [ANNOTATION_KUBERNETES_CLUSTER]: CLUSTER,
            [ANNOTATION_NAMESPACES]: namespaces.join(','),
            ...(promotesFrom && { [ANNOTATION_PROMOTES_FROM]: promotesFrom }),
          },
        },
        spec: { type: 'environment', owner: 'guests' },
      }),
    ),
  ];
}
