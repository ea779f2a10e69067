import type { KubernetesEvent, Pod } from '../../kubernetes';
import { describeCommand } from '../advice';
import { findWaiting } from '../containers';
import { createObjectRule } from '../createRule';
import { quote } from '../words';

const CREATING = new Set(['ContainerCreating', 'PodInitializing']);
const FAILURES = new Set([
  'FailedMount',
  'FailedAttachVolume',
  'FailedCreatePodSandBox',
]);
/** Events that come between the tries and say nothing of how they end. */
const ASIDES = new Set(['SandboxChanged', 'DNSConfigForming']);

interface Obstacle {
  pattern: RegExp;
  words(match: RegExpExecArray): string;
  remedy(match: RegExpExecArray, namespace: string): string;
}

const OBSTACLES: readonly Obstacle[] = [
  {
    pattern: /\b(secret|configmap) "?([^"\s]+)"? not found/i,
    words: ([, kind, name]) => `${kindOf(kind)} ${name} does not exist`,
    remedy: ([, kind, name], namespace) =>
      `Create ${kindOf(
        kind,
      )} ${name} in namespace ${namespace}, or correct the volume that refers to it.`,
  },
  {
    pattern: /multi-attach error|already (used by|exclusively attached)/i,
    words: () => 'its volume is still attached to another node',
    remedy: (_, namespace) =>
      `Wait until the Pod that uses the volume has ended (\`kubectl get pods -n ${namespace} -o wide\`): a ReadWriteOnce volume serves one node. Of a Deployment, set strategy Recreate.`,
  },
  {
    pattern: /permission denied|access denied|unauthorized/i,
    words: () => 'its volume refuses access',
    remedy: () =>
      'Check the credentials and the export rules of the storage behind the volume.',
  },
  {
    pattern: /no (available|free) ip|failed to (assign|allocate).*\bip\b/i,
    words: () => 'no IP address is free for it',
    remedy: () => 'Extend the address range of the cluster network.',
  },
  {
    pattern: /timed out|deadlineexceeded|deadline exceeded/i,
    words: () => 'its volume does not come in time',
    remedy: () =>
      'Check the storage driver on the node, and that the node reaches the storage.',
  },
];

function kindOf(word: string): string {
  return /^secret$/i.test(word) ? 'Secret' : 'ConfigMap';
}

/** What the node complains of, when its last try was no success. */
function lastFailure(
  events: readonly KubernetesEvent[],
): KubernetesEvent | undefined {
  const last = events.find(({ reason }) => !ASIDES.has(reason ?? ''));
  return last && FAILURES.has(last.reason ?? '') ? last : undefined;
}

function explain({ reason, message = '' }: KubernetesEvent, pod: Pod) {
  for (const { pattern, words, remedy } of OBSTACLES) {
    const match = pattern.exec(message);
    if (match) {
      return {
        why: words(match),
        remedies: [remedy(match, pod.metadata.namespace)],
      };
    }
  }
  return reason === 'FailedCreatePodSandBox'
    ? {
        why: 'its network or sandbox cannot be set up',
        remedies: [
          `Check the network plugin on node ${pod.spec.nodeName ?? ''}.`,
        ],
      }
    : {
        why: quote(message || 'its volume cannot be mounted'),
        remedies: [
          `Check the PersistentVolumeClaims and the Secrets that it mounts: \`kubectl get pvc -n ${pod.metadata.namespace}\`.`,
        ],
      };
}

export const podMountFailed = createObjectRule('Pod', {
  id: 'pod.mount-failed',
  alsoNeeds: ['Event'],
  isSymptom: true,
  holdSeconds: 120,
  thresholds: {},
  concerns: (pod: Pod) =>
    pod.status.phase === 'Pending' &&
    pod.metadata.deletionTimestamp === undefined &&
    findWaiting(pod, CREATING) !== undefined,
  judge(pod, { index }) {
    const failure = lastFailure(index.eventsOf(pod.metadata.uid));
    if (!failure) {
      return undefined;
    }
    const { why, remedies } = explain(failure, pod);
    const isSandbox = failure.reason === 'FailedCreatePodSandBox';
    return {
      severity: 'critical',
      reason: isSandbox ? 'SandboxFailed' : 'VolumeMountFailed',
      says: `cannot start: ${why}`,
      // Messages name volumes and sandboxes, so that no two are the same.
      alike: remedies.join(' '),
      remediation: [
        ...remedies,
        `Read what the node says: ${describeCommand('Pod', pod.metadata)}.`,
      ],
      evidence: [
        { path: 'event.reason', value: failure.reason ?? '' },
        { path: 'event.message', value: failure.message ?? '' },
      ],
      began: failure.firstTimestamp,
    };
  },
});
