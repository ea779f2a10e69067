import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_NAMESPACE,
  ANNOTATION_ARGOCD_INSTANCE,
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_NAMESPACES,
  ANNOTATION_STAGE,
} from '@flightdeck/plugin-environments-common';
import type { DiscoveredAnnotations } from '../catalog/discoveredAnnotations';
import type { DiscoveryConfig } from '../config/DiscoveryConfig';
import { toEntityName } from '../config/entityNames';
import type { Candidate } from './Candidate';

type EntityConfig = Pick<DiscoveryConfig, 'namespace' | 'owner'>;

/** The reference to the entity of a system. */
export function systemRefOf(system: string, config: EntityConfig): string {
  return `system:${config.namespace}/${toEntityName(system)}`;
}

function locationAnnotations(location: string): DiscoveredAnnotations {
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
  };
}

/** The entity of an environment that was found at a location. */
export function toEntity(
  candidate: Candidate,
  location: string,
  config: EntityConfig,
): Entity {
  const { name, title, system, stage, cluster, namespaces } = candidate;
  const { applications } = candidate;
  const annotations: DiscoveredAnnotations = {
    ...locationAnnotations(location),
    ...(stage && { [ANNOTATION_STAGE]: stage }),
    ...(cluster && { [ANNOTATION_KUBERNETES_CLUSTER]: cluster }),
    ...(namespaces.length > 0 && {
      [ANNOTATION_NAMESPACES]: namespaces.join(','),
    }),
    ...(applications && {
      [ANNOTATION_ARGOCD_APP_NAME]: applications.names.join(','),
      [ANNOTATION_ARGOCD_APP_NAMESPACE]: applications.namespace,
      [ANNOTATION_ARGOCD_INSTANCE]: applications.instance,
    }),
  };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace: config.namespace,
      title,
      annotations,
    },
    spec: {
      type: 'environment',
      owner: candidate.owner ?? config.owner,
      ...(system && { system: systemRefOf(system, config) }),
    },
  };
}

/** The entity of a system that has no other. */
export function toSystemEntity(
  ref: { namespace: string; name: string },
  location: string,
  owner: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { ...ref, annotations: locationAnnotations(location) },
    spec: { owner },
  };
}
