import type {
  EnvironmentDefinition,
  EnvironmentSnapshot,
  KubernetesObjects,
} from '@flightdeck/plugin-environments-common';
import type { CatalogEnvironments } from '../../catalog/CatalogEnvironments';
import type { HoldStore } from '../../database/HoldStore';
import type { ApplicationActionOptions } from '../application/ApplicationActionOptions';

/** What the actions on Git work with. */
export interface GitActionOptions extends ApplicationActionOptions {
  environments: Pick<CatalogEnvironments, 'find'>;
  holds: Pick<HoldStore, 'findRecord'>;
  /** In the order in which releases pass through them. */
  stages: readonly string[];
  /** From memory; undefined when it is not known. */
  healthOf(environmentRef: string): EnvironmentSnapshot['health'] | undefined;
  /** The objects of an environment, from memory. */
  objectsOf(environment: EnvironmentDefinition): KubernetesObjects;
}
