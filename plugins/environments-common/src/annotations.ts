/**
 * The stage of an environment, for example `staging`. One of the configured stages.
 *
 * @public
 */
export const ANNOTATION_STAGE = 'flightdeck.dev/stage';

/**
 * The entity name or ref of the environment whose releases are promoted to this one.
 *
 * @public
 */
export const ANNOTATION_PROMOTES_FROM = 'flightdeck.dev/promotes-from';

/**
 * The Kubernetes namespaces of an environment, separated by commas. Wins over
 * {@link ANNOTATION_KUBERNETES_NAMESPACE}.
 *
 * @public
 */
export const ANNOTATION_NAMESPACES = 'flightdeck.dev/namespaces';

/**
 * The cluster of an environment: the `name` of an entry of the `kubernetes` configuration.
 *
 * @public
 */
export const ANNOTATION_KUBERNETES_CLUSTER = 'backstage.io/kubernetes-cluster';

/**
 * The one namespace of an environment, as Backstage's Kubernetes plugin reads it.
 *
 * @public
 */
export const ANNOTATION_KUBERNETES_NAMESPACE =
  'backstage.io/kubernetes-namespace';

/**
 * Narrows an environment to the objects with these labels, where environments share a namespace.
 *
 * @public
 */
export const ANNOTATION_KUBERNETES_LABEL_SELECTOR =
  'backstage.io/kubernetes-label-selector';

/**
 * The Argo CD application of an environment. Several names are separated by commas.
 *
 * @public
 */
export const ANNOTATION_ARGOCD_APP_NAME = 'argocd/app-name';

/**
 * The namespace of the Argo CD application, where it is not the control plane's own.
 *
 * @public
 */
export const ANNOTATION_ARGOCD_APP_NAMESPACE = 'argocd/app-namespace';

/**
 * The Argo CD instance: the `name` of an entry of the `argocd` configuration. Needed only when
 * several instances are configured.
 *
 * @public
 */
export const ANNOTATION_ARGOCD_INSTANCE = 'argocd/instance-name';

/**
 * The Prometheus instance whose indicators describe the environment: the `name` of an entry of
 * `environments.prometheus.instances`. The first one configured when absent.
 *
 * @public
 */
export const ANNOTATION_PROMETHEUS_INSTANCE = 'prometheus.io/service-name';
