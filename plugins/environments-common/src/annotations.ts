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

/**
 * Says that people work on the environment, and why: its trouble is told of and not counted. `true`
 * gives no reason; `false` or nothing means that nobody does.
 *
 * @public
 */
export const ANNOTATION_MAINTENANCE = 'flightdeck.dev/maintenance';

/**
 * When the maintenance ends by itself: an ISO 8601 time with its zone, for example
 * `2026-03-02T22:00:00Z` or `2026-03-02T22:00+01:00`. Open when absent.
 *
 * @public
 */
export const ANNOTATION_MAINTENANCE_UNTIL = 'flightdeck.dev/maintenance-until';

/**
 * Settings of rules of health for this environment alone; they win over the configuration. Rules
 * are separated by semicolons or line breaks. A rule is switched with `=off` or `=on`, or followed
 * by settings: `hold` with a duration such as `90s`, `30m` or `1h30m`; `severity`, what its findings
 * count as at most, with `critical`, `warning` or `info`; and thresholds by their names with numbers.
 *
 * @example
 * `hpa.at-max=off; pvc.filling hold=30m criticalRatio=0.95; job.failed severity=warning`
 *
 * @public
 */
export const ANNOTATION_HEALTH_RULES = 'flightdeck.dev/health-rules';

/**
 * Where the plan to roll an environment back is written: an http or https address.
 *
 * @public
 */
export const ANNOTATION_ROLLBACK_PLAN = 'flightdeck.dev/rollback-plan';

/**
 * Says of a Job, or of a Pod with its init containers, that it migrates a database: `true`, or the
 * names of the init containers, separated by commas.
 *
 * @public
 */
export const ANNOTATION_MIGRATION = 'flightdeck.dev/migration';

/**
 * Which dashboards show an environment, as Backstage's Grafana plugin reads it.
 *
 * @public
 */
export const ANNOTATION_GRAFANA_DASHBOARDS = 'grafana/dashboard-selector';

/**
 * The tag of the dashboards that show an environment, as earlier versions of Backstage's Grafana
 * plugin read it.
 *
 * @public
 */
export const ANNOTATION_GRAFANA_TAG = 'grafana/tag-selector';

/**
 * The address of the dashboard that shows an environment, as Backstage's Grafana plugin reads it.
 *
 * @public
 */
export const ANNOTATION_GRAFANA_OVERVIEW = 'grafana/overview-dashboard';

/**
 * The blueprint that an environment is held against: the name of one that is configured, for
 * example `gitops-web-platform`.
 *
 * @public
 */
export const ANNOTATION_BLUEPRINT = 'flightdeck.dev/blueprint';
