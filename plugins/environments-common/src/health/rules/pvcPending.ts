import type { KubernetesEvent, PersistentVolumeClaim } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import { secondsSince } from '../time';
import { quote } from '../words';

/** The provisioner has been asked for the volume. */
const ASKED = /^(ProvisioningFailed|ExternalProvisioning|Provisioning)$/;
/** Nothing has been asked for yet: the claim waits for a Pod to find its node. */
const WAITING = /^(WaitForFirstConsumer|WaitForPodScheduled)$/;

interface Obstacle {
  reason: string;
  words: string;
  remedy: string;
}

/** What is wrong with the class of a claim, if anything. */
function classObstacle(
  { spec }: PersistentVolumeClaim,
  index: FactIndex,
): Obstacle | undefined {
  const name = spec.storageClassName;
  if (name === '' || !index.seesAll('StorageClass', '')) {
    return undefined;
  }
  const known = index.objects('StorageClass');
  const names = known.map(({ metadata }) => metadata.name).join(', ') || 'none';
  if (name !== undefined) {
    return known.some(({ metadata }) => metadata.name === name)
      ? undefined
      : {
          reason: 'StorageClassMissing',
          words: `StorageClass ${name} does not exist`,
          remedy: `Name a StorageClass that exists (${names}), or create ${name}.`,
        };
  }
  return known.some(({ isDefault }) => isDefault)
    ? undefined
    : {
        reason: 'NoDefaultStorageClass',
        words: 'it names no StorageClass, and the cluster has no default one',
        remedy: `Name a StorageClass (${names}), or make one the default.`,
      };
}

/** Whether the claim waits as it should: its class asks for a volume once a Pod has its node. */
function waitsForPod(
  { spec }: PersistentVolumeClaim,
  event: KubernetesEvent | undefined,
  index: FactIndex,
): boolean {
  const storageClass = index
    .objects('StorageClass')
    .find(({ metadata, isDefault }) =>
      spec.storageClassName === undefined
        ? isDefault
        : metadata.name === spec.storageClassName,
    );
  return storageClass?.volumeBindingMode === 'WaitForFirstConsumer'
    ? !ASKED.test(event?.reason ?? '')
    : WAITING.test(event?.reason ?? '');
}

function eventObstacle(event: KubernetesEvent | undefined): Obstacle {
  return event?.reason === 'ProvisioningFailed'
    ? {
        reason: 'ProvisioningFailed',
        words: `it cannot be provisioned (${quote(event.message ?? '')})`,
        remedy: 'Mend what the provisioner complains of.',
      }
    : {
        reason: 'Pending',
        words: event?.message ? quote(event.message) : 'none is bound to it',
        remedy:
          'See that the provisioner of its StorageClass runs, or that a PersistentVolume fits it.',
      };
}

export const pvcPending = createObjectRule('PersistentVolumeClaim', {
  id: 'pvc.pending',
  holdSeconds: 120,
  thresholds: { criticalAfterSeconds: 600 },
  concerns: ({ metadata, status }) =>
    status.phase === 'Pending' && !metadata.deletionTimestamp,
  judge(claim, { index, now, thresholds }) {
    const { metadata, spec } = claim;
    const event = index.eventsOf(metadata.uid).at(0);
    const ofClass = classObstacle(claim, index);
    if (!ofClass && waitsForPod(claim, event, index)) {
      return undefined;
    }
    const { reason, words, remedy } = ofClass ?? eventObstacle(event);
    const began = metadata.creationTimestamp;
    const seconds = secondsSince(began, now) ?? 0;
    return {
      severity:
        seconds >= thresholds.criticalAfterSeconds ? 'critical' : 'warning',
      reason,
      says: `waits for its volume: ${words}`,
      remediation: [
        remedy,
        `Read what the provisioner says: ${describeCommand(
          'PersistentVolumeClaim',
          metadata,
        )}.`,
      ],
      evidence: [
        { path: 'status.phase', value: 'Pending' },
        { path: 'spec.storageClassName', value: spec.storageClassName ?? '' },
        ...(event?.message
          ? [{ path: 'event.message', value: event.message }]
          : []),
      ],
      began,
    };
  },
});
