import { Kubelet } from '../kubelet/Kubelet';
import { Cluster } from '../kubernetes/Cluster';
import { managedBy } from '../kubernetes/managedBy';
import { ServedRequests } from '../metrics/ServedRequests';
import { HorizontalPodAutoscalerController } from './autoscaler/HorizontalPodAutoscalerController';
import { DeclaredUsage, UsageSource } from './autoscaler/UsageSource';
import { Controller, ControllerContext } from './Controller';
import { ControllerManager } from './ControllerManager';
import { CronJobController } from './cronjob/CronJobController';
import { DaemonSetController } from './daemonset/DaemonSetController';
import { DeploymentController } from './deployment/DeploymentController';
import { DisruptionController } from './disruption/DisruptionController';
import { EndpointsController } from './EndpointsController';
import { EntryController } from './EntryController';
import { EventRecorder } from './EventRecorder';
import { addIngressClasses } from './ingressClasses';
import { JobController } from './job/JobController';
import { addNodes } from './nodes';
import { VerticalPodAutoscalerController } from './operators/autoscaling/VerticalPodAutoscalerController';
import { CertificateController } from './operators/certificates/CertificateController';
import { IngressCertificateController } from './operators/certificates/IngressCertificateController';
import {
  ISSUERS,
  ReadyController,
  SECRET_STORES,
} from './operators/ReadyController';
import { ExternalSecretController } from './operators/secrets/ExternalSecretController';
import { InfisicalSecretController } from './operators/secrets/InfisicalSecretController';
import { SecretVault } from './operators/secrets/SecretVault';
import { addPlatform } from './platform';
import { ResourceQuotaController } from './quota/ResourceQuotaController';
import { ReplicaSetController } from './ReplicaSetController';
import { RolloutController } from './rollout/RolloutController';
import { Scheduler } from './scheduler/Scheduler';
import { ServiceAccountController } from './ServiceAccountController';
import { StatefulSetController } from './statefulset/StatefulSetController';
import { addStorageClasses } from './storageClasses';
import { Timeline } from './Timeline';
import { VolumeController } from './VolumeController';

export interface ClusterLifeOptions {
  cluster: Cluster;
  timeline: Timeline;
  random?: () => number;
  /** What Pods use; derived from their objects when absent. */
  usage?: UsageSource;
  /** Told in one line when a controller fails. */
  log?: (line: string) => void;
}

/** What the controllers bring about: kinds to look at when they start. */
const KINDS = [
  'Namespace',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'Job',
  'PersistentVolumeClaim',
  'Pod',
  'Service',
  'Ingress',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'ResourceQuota',
  'ClusterIssuer',
  'Issuer',
  'Certificate',
  'ClusterSecretStore',
  'SecretStore',
  'ExternalSecret',
  'InfisicalSecret',
  'VerticalPodAutoscaler',
  'Rollout',
];

/** Everything that makes a store of objects behave like a cluster: nodes, controllers, kubelets. */
export class ClusterLife {
  readonly kubelet: Kubelet;
  readonly #context: ControllerContext;
  readonly #manager: ControllerManager;
  #endExpiry = () => {};

  constructor(options: ClusterLifeOptions) {
    const { cluster, timeline, random = Math.random } = options;
    const recorder = new EventRecorder(cluster, timeline);
    const contextOf = (component: string): ControllerContext => ({
      ...{ timeline, recorder, random },
      cluster: managedBy(cluster, component),
    });
    const context = contextOf('kube-controller-manager');
    this.#context = context;
    this.kubelet = new Kubelet(contextOf('kubelet'));
    const usage = options.usage ?? new DeclaredUsage(cluster);
    this.#manager = new ControllerManager({
      cluster,
      timeline,
      log: options.log ?? (() => {}),
      controllers: [
        new ServiceAccountController(context),
        new DeploymentController(context),
        new ReplicaSetController(context),
        new StatefulSetController(context),
        new DaemonSetController(context),
        new CronJobController(context),
        new JobController(context),
        // Before the scheduler, which waits for volumes.
        new VolumeController(context),
        new Scheduler(contextOf('kube-scheduler')),
        new DisruptionController(context),
        new ResourceQuotaController(context),
        new EntryController(context),
        new EndpointsController(context),
        new HorizontalPodAutoscalerController(
          context,
          usage,
          new ServedRequests(cluster),
        ),
        ...operators(contextOf, usage),
      ],
    });
  }

  start(): void {
    const { cluster, timeline, recorder } = this.#context;
    addNodes(cluster, timeline.now());
    addStorageClasses(cluster);
    addIngressClasses(cluster);
    addPlatform(cluster);
    this.kubelet.start();
    this.#manager.start(KINDS);
    this.#endExpiry = recorder.startExpiry();
  }

  stop(): void {
    this.#endExpiry();
    this.#manager.stop();
    this.kubelet.stop();
  }
}

/** What people install beside Kubernetes. */
function operators(
  contextOf: (component: string) => ControllerContext,
  usage: UsageSource,
): Controller[] {
  const certManager = contextOf('cert-manager');
  const externalSecrets = contextOf('external-secrets');
  const infisical = contextOf('infisical-operator');
  const vault = new SecretVault();
  return [
    new ReadyController(certManager, ISSUERS),
    new IngressCertificateController(certManager),
    new CertificateController(certManager),
    new ReadyController(externalSecrets, SECRET_STORES),
    new ExternalSecretController(externalSecrets, vault),
    new InfisicalSecretController(infisical, vault),
    new RolloutController(contextOf('rollouts-controller')),
    new VerticalPodAutoscalerController(contextOf('vpa-recommender'), usage),
  ];
}
