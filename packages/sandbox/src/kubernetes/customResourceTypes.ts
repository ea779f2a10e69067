import {
  CLUSTER_WIDE,
  ResourceType,
  SCALED,
  STATUS,
  type,
} from './ResourceType';

const ARGO = 'argoproj.io/v1alpha1';
const CERT_MANAGER = 'cert-manager.io/v1';
const EXTERNAL_SECRETS = 'external-secrets.io/v1';
const MONITORING = 'monitoring.coreos.com/v1';
const SNAPSHOTS = 'snapshot.storage.k8s.io/v1';

/** Kinds that a cluster has when somebody installs them: served only where that is asked for. */
export const customResourceTypes: readonly ResourceType[] = [
  type(CERT_MANAGER, 'Certificate', 'certificates', {
    ...STATUS,
    shortNames: ['cert', 'certs'],
  }),
  type(CERT_MANAGER, 'Issuer', 'issuers', STATUS),
  type(CERT_MANAGER, 'ClusterIssuer', 'clusterissuers', {
    ...CLUSTER_WIDE,
    ...STATUS,
    shortNames: ['ciss'],
  }),
  type(ARGO, 'Rollout', 'rollouts', { ...SCALED, shortNames: ['ro'] }),
  type(ARGO, 'AnalysisTemplate', 'analysistemplates', {
    shortNames: ['at'],
  }),
  type(ARGO, 'ClusterAnalysisTemplate', 'clusteranalysistemplates', {
    ...CLUSTER_WIDE,
    shortNames: ['cat'],
  }),
  type(ARGO, 'AnalysisRun', 'analysisruns', { ...STATUS, shortNames: ['ar'] }),
  type(EXTERNAL_SECRETS, 'ExternalSecret', 'externalsecrets', {
    ...STATUS,
    shortNames: ['es'],
  }),
  type(EXTERNAL_SECRETS, 'SecretStore', 'secretstores', {
    ...STATUS,
    shortNames: ['ss'],
  }),
  type(EXTERNAL_SECRETS, 'ClusterSecretStore', 'clustersecretstores', {
    ...CLUSTER_WIDE,
    ...STATUS,
    shortNames: ['css'],
  }),
  type(
    'secrets.infisical.com/v1alpha1',
    'InfisicalSecret',
    'infisicalsecrets',
    {
      ...STATUS,
    },
  ),
  type(MONITORING, 'PrometheusRule', 'prometheusrules', {
    ...STATUS,
    shortNames: ['promrule'],
  }),
  type(MONITORING, 'ServiceMonitor', 'servicemonitors', {
    ...STATUS,
    shortNames: ['smon'],
  }),
  type(MONITORING, 'PodMonitor', 'podmonitors', {
    ...STATUS,
    shortNames: ['pmon'],
  }),
  type(
    'monitoring.coreos.com/v1alpha1',
    'AlertmanagerConfig',
    'alertmanagerconfigs',
    {
      ...STATUS,
      shortNames: ['amcfg'],
    },
  ),
  type(MONITORING, 'Probe', 'probes', { ...STATUS, shortNames: ['prb'] }),
  type(
    'autoscaling.k8s.io/v1',
    'VerticalPodAutoscaler',
    'verticalpodautoscalers',
    { ...STATUS, shortNames: ['vpa'] },
  ),
  type('keda.sh/v1alpha1', 'ScaledObject', 'scaledobjects', {
    ...STATUS,
    shortNames: ['so'],
  }),
  type(SNAPSHOTS, 'VolumeSnapshot', 'volumesnapshots', {
    ...STATUS,
    shortNames: ['vs'],
  }),
  type(SNAPSHOTS, 'VolumeSnapshotClass', 'volumesnapshotclasses', {
    ...CLUSTER_WIDE,
    shortNames: ['vsclass'],
  }),
  type('gateway.networking.k8s.io/v1', 'HTTPRoute', 'httproutes', STATUS),
];

/** All of them, for a server of a cluster in which somebody installed everything. */
export const allCustomKinds: ReadonlySet<string> = new Set(
  customResourceTypes.map(({ kind }) => kind),
);
