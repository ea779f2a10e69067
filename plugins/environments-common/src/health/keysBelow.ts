import type { Pod } from '../kubernetes';
import { podsProtectedBy } from './disruptionBudgets';
import type { FactIndex } from './FactIndex';
import type { Subject } from './Finding';
import { backendsOf } from './ingressBackends';
import { isFinished, isReady } from './pods';
import { subjectKey, subjectOf } from './subjects';

const VOLUME_WORDS = /volume|persistentvolumeclaim/i;

/** Whether volumes can be what keeps a Pod from its node. */
function waitsForVolume({ status }: Pod): boolean {
  const scheduled = status.conditions.find(
    ({ type }) => type === 'PodScheduled',
  );
  return (
    scheduled?.status !== 'False' || VOLUME_WORDS.test(scheduled.message ?? '')
  );
}

/** Gathers the keys of a subject and of all below it whose trouble can be the reason for its own. */
class KeysBelow {
  readonly keys: Set<string>;
  readonly #index: FactIndex;
  readonly #namespace: string;

  constructor(subject: Subject, index: FactIndex) {
    this.keys = new Set([subjectKey(subject)]);
    this.#index = index;
    this.#namespace = subject.namespace ?? '';
  }

  add(subject: Subject): void {
    this.keys.add(subjectKey(subject));
  }

  /** What a Pod stands on: its node and its volumes. */
  addGround(pod: Pod): void {
    const { nodeName, volumeReferences } = pod.spec;
    const node = nodeName && this.#index.find('Node', '', nodeName);
    if (node) {
      this.add(subjectOf('Node', node.metadata));
    }
    for (const { kind, name } of waitsForVolume(pod) ? volumeReferences : []) {
      const claim =
        kind === 'PersistentVolumeClaim' &&
        this.#index.find(kind, this.#namespace, name);
      if (claim) {
        this.add(subjectOf(kind, claim.metadata));
      }
    }
  }

  /** Of Pods that others take the place of, those that have ended are the past. */
  addReplicas(pods: readonly Pod[]): void {
    const lasting = pods.filter(pod => !isFinished(pod));
    this.addPods(lasting.length > 0 ? lasting : pods);
  }

  addPods(pods: readonly Pod[]): void {
    for (const pod of pods) {
      // A Pod that takes requests is no reason, whatever else there is to say of it.
      if (!isReady(pod)) {
        this.add(subjectOf('Pod', pod.metadata));
        this.addGround(pod);
      }
    }
  }

  addService(name: string): void {
    const service = this.#index.find('Service', this.#namespace, name);
    if (service) {
      this.add(subjectOf('Service', service.metadata));
      this.addReplicas(this.#index.podsBehind(service));
      for (const { kind, object } of this.#index.workloadsBehind(service)) {
        const owner = subjectOf(kind, object.metadata);
        this.add(owner);
        this.addReplicas(this.#index.podsOf(owner));
      }
    }
  }

  addIngress(name: string): void {
    const ingress = this.#index.find('Ingress', this.#namespace, name);
    const backends = ingress ? backendsOf(ingress) : [];
    for (const service of new Set(backends.map(backend => backend.service))) {
      this.addService(service);
    }
  }

  addJobs(cronJobUid: string): void {
    for (const job of this.#index.jobsOf(cronJobUid)) {
      const subject = subjectOf('Job', job.metadata);
      this.add(subject);
      this.addPods(this.#index.podsOf(subject));
    }
  }

  addBudget(name: string): void {
    const budget = this.#index.find(
      'PodDisruptionBudget',
      this.#namespace,
      name,
    );
    if (budget) {
      this.addReplicas(podsProtectedBy(budget, this.#index));
    }
  }

  addPod(name: string): void {
    const pod = this.#index.find('Pod', this.#namespace, name);
    if (pod) {
      this.addGround(pod);
    }
  }
}

/** The keys of the subject and of everything below it whose trouble can be the reason for its own. */
export function keysBelow(
  subject: Subject,
  index: FactIndex,
): ReadonlySet<string> {
  const below = new KeysBelow(subject, index);
  switch (subject.kind) {
    case 'Pod':
      below.addPod(subject.name);
      break;
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Rollout':
      below.addReplicas(index.podsOf(subject));
      break;
    case 'Job':
      below.addPods(index.podsOf(subject));
      break;
    case 'PodDisruptionBudget':
      below.addBudget(subject.name);
      break;
    case 'CronJob':
      below.addJobs(subject.uid ?? '');
      break;
    case 'Service':
      below.addService(subject.name);
      break;
    case 'Ingress':
      below.addIngress(subject.name);
      break;
    default:
      break;
  }
  return below.keys;
}
