import { Kubelet } from '../kubelet/Kubelet';
import { Cluster } from '../kubernetes/Cluster';
import { managedBy } from '../kubernetes/managedBy';
import { HorizontalPodAutoscalerController } from './autoscaler/HorizontalPodAutoscalerController';
import { DeclaredUsage, UsageSource } from './autoscaler/UsageSource';
import { ControllerContext } from './Controller';
import { ControllerManager } from './ControllerManager';
import { CronJobController } from './cronjob/CronJobController';
import { DeploymentController } from './deployment/DeploymentController';
import { DisruptionController } from './disruption/DisruptionController';
import { EndpointsController } from './EndpointsController';
import { EntryController } from './EntryController';
import { EventRecorder } from './EventRecorder';
import { addIngressClasses } from './ingressClasses';
import { JobController } from './job/JobController';
import { addNodes } from './nodes';
import { ResourceQuotaController } from './quota/ResourceQuotaController';
import { ReplicaSetController } from './ReplicaSetController';
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
  'CronJob',
  'Job',
  'PersistentVolumeClaim',
  'Pod',
  'Service',
  'Ingress',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'ResourceQuota',
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
    this.#manager = new ControllerManager({
      cluster,
      timeline,
      log: options.log ?? (() => {}),
      controllers: [
        new ServiceAccountController(context),
        new DeploymentController(context),
        new ReplicaSetController(context),
        new StatefulSetController(context),
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
          options.usage ?? new DeclaredUsage(cluster),
        ),
      ],
    });
  }

  start(): void {
    const { cluster, timeline, recorder } = this.#context;
    addNodes(cluster, timeline.now());
    addStorageClasses(cluster);
    addIngressClasses(cluster);
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
