import type { Entity } from '@backstage/catalog-model';
import { fleet, SYSTEMS } from './data';

const systems: Entity[] = SYSTEMS.map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name, namespace: 'default' },
  spec: { owner: 'group:default/team-blue' },
}));

const environments: Entity[] = fleet.environments.map(({ environment }) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: environment.name, namespace: 'default' },
  spec: {
    type: 'environment',
    owner: environment.owner,
    system: environment.system,
  },
}));

/** The environments and their Systems as catalog entities. */
export const entities: Entity[] = [...systems, ...environments];
