import type { PersistentVolumeClaim } from '../kubernetes';
import type { VolumeUsage } from '../observations';
import type { FactIndex } from './FactIndex';
import type { Subject } from './Finding';
import { subjectOf } from './subjects';

/** How full a volume is, and the claim that holds it where it can be read. */
export interface SeenVolume {
  usage: VolumeUsage;
  claim?: PersistentVolumeClaim;
}

export function volumesOf(index: FactIndex): SeenVolume[] {
  return (index.facts.volumes ?? []).map(usage => ({
    usage,
    claim: index.find('PersistentVolumeClaim', usage.namespace, usage.claim),
  }));
}

export function volumeSubject({ usage, claim }: SeenVolume): Subject {
  return claim
    ? subjectOf('PersistentVolumeClaim', claim.metadata)
    : {
        kind: 'PersistentVolumeClaim',
        namespace: usage.namespace,
        name: usage.claim,
      };
}

/** Whether the volume of a claim can be made larger; undefined where that is not known. */
export function isExpandable(
  { claim }: SeenVolume,
  index: FactIndex,
): boolean | undefined {
  const name = claim?.spec.storageClassName;
  return index
    .objects('StorageClass')
    .find(({ metadata }) => metadata.name === name)?.allowVolumeExpansion;
}

/** `93 %`, never rounded up to what it is not. */
export function percent(ratio: number): string {
  return `${Math.floor(ratio * 100)} %`;
}
