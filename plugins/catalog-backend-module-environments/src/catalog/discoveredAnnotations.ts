import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_NAMESPACE,
  ANNOTATION_ARGOCD_INSTANCE,
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_NAMESPACES,
  ANNOTATION_STAGE,
} from '@flightdeck/plugin-environments-common';

/** What discovery says of an environment; all else in the catalog was added by others. */
export const DISCOVERED_ANNOTATIONS = [
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_STAGE,
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_NAMESPACES,
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_NAMESPACE,
  ANNOTATION_ARGOCD_INSTANCE,
] as const;

/** The annotations of a discovered entity: these, and no others. */
export type DiscoveredAnnotations = {
  [name in (typeof DISCOVERED_ANNOTATIONS)[number]]?: string;
};
