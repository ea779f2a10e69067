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

const OWN_ANNOTATIONS = [
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_STAGE,
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_NAMESPACES,
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_NAMESPACE,
  ANNOTATION_ARGOCD_INSTANCE,
];

/**
 * An entity of the catalog as it was given to it, without what the catalog and its processors
 * have added.
 */
export function ownPart(entity: Entity): Entity {
  const { name, namespace, title, annotations = {} } = entity.metadata;
  return {
    apiVersion: entity.apiVersion,
    kind: entity.kind,
    metadata: {
      name,
      namespace,
      ...(title !== undefined && { title }),
      annotations: Object.fromEntries(
        OWN_ANNOTATIONS.flatMap(key =>
          annotations[key] === undefined ? [] : [[key, annotations[key]]],
        ),
      ),
    },
    spec: entity.spec,
  };
}
