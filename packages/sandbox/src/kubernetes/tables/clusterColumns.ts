import { KubeObject } from '../Cluster';
import { fieldAt, listAt, numberAt, objectAt, textAt } from '../json';
import {
  age,
  ageColumn,
  Column,
  integer,
  nameColumn,
  text,
  textOr,
  wide,
} from './Column';

const ROLE_LABEL = 'node-role.kubernetes.io/';
const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';

export const namespaceColumns: Column[] = [
  nameColumn,
  text('Status', object => textOr('', object, 'status', 'phase')),
  ageColumn,
];

export const nodeColumns: Column[] = [
  nameColumn,
  text('Status', nodeStatus),
  text('Roles', ({ metadata }) => {
    const roles = Object.keys(metadata.labels ?? {})
      .filter(label => label.startsWith(ROLE_LABEL))
      .map(label => label.slice(ROLE_LABEL.length));
    return roles.sort().join(',') || '<none>';
  }),
  ageColumn,
  text('Version', node => nodeInfo(node, 'kubeletVersion')),
  wide(text('Internal-IP', node => nodeAddress(node, 'InternalIP'))),
  wide(text('External-IP', node => nodeAddress(node, 'ExternalIP'))),
  wide(text('OS-Image', node => nodeInfo(node, 'osImage'))),
  wide(text('Kernel-Version', node => nodeInfo(node, 'kernelVersion'))),
  wide(
    text('Container-Runtime', node =>
      nodeInfo(node, 'containerRuntimeVersion'),
    ),
  ),
];

export const configMapColumns: Column[] = [
  nameColumn,
  integer('Data', object => dataCount(object, 'data', 'binaryData')),
  ageColumn,
];

export const secretColumns: Column[] = [
  nameColumn,
  text('Type', object => textOr('Opaque', object, 'type')),
  integer('Data', object => dataCount(object, 'data')),
  ageColumn,
];

export const serviceAccountColumns: Column[] = [
  nameColumn,
  integer('Secrets', object => listAt(object, 'secrets').length),
  ageColumn,
];

export const persistentVolumeClaimColumns: Column[] = [
  nameColumn,
  text('Status', object =>
    object.metadata.deletionTimestamp
      ? 'Terminating'
      : textOr('', object, 'status', 'phase'),
  ),
  text('Volume', object => textOr('', object, 'spec', 'volumeName')),
  text('Capacity', object =>
    textOr('', object, 'status', 'capacity', 'storage'),
  ),
  text('Access Modes', object => accessModes(object, 'status')),
  text('StorageClass', object =>
    textOr('', object, 'spec', 'storageClassName'),
  ),
  ageColumn,
  wide(
    text('VolumeMode', object =>
      textOr('<unset>', object, 'spec', 'volumeMode'),
    ),
  ),
];

export const persistentVolumeColumns: Column[] = [
  nameColumn,
  text('Capacity', object => textOr('', object, 'spec', 'capacity', 'storage')),
  text('Access Modes', object => accessModes(object, 'spec')),
  text('Reclaim Policy', object =>
    textOr('', object, 'spec', 'persistentVolumeReclaimPolicy'),
  ),
  text('Status', object => textOr('', object, 'status', 'phase')),
  text('Claim', object => {
    const claim = fieldAt(object, 'spec', 'claimRef');
    return claim
      ? `${textAt(claim, 'namespace')}/${textAt(claim, 'name')}`
      : '';
  }),
  text('StorageClass', object =>
    textOr('', object, 'spec', 'storageClassName'),
  ),
  text('Reason', object => textOr('', object, 'status', 'reason')),
  ageColumn,
];

export const storageClassColumns: Column[] = [
  {
    ...nameColumn,
    cell: ({ metadata }) =>
      metadata.annotations?.[DEFAULT_CLASS] === 'true'
        ? `${metadata.name} (default)`
        : metadata.name,
  },
  text('Provisioner', object => textOr('', object, 'provisioner')),
  text('ReclaimPolicy', object => textOr('Delete', object, 'reclaimPolicy')),
  text('VolumeBindingMode', object =>
    textOr('Immediate', object, 'volumeBindingMode'),
  ),
  text('AllowVolumeExpansion', object =>
    String(fieldAt(object, 'allowVolumeExpansion') ?? false),
  ),
  ageColumn,
];

export const resourceQuotaColumns: Column[] = [
  nameColumn,
  text('Request', quota => quotaUse(quota, key => !key.startsWith('limits.'))),
  text('Limit', quota => quotaUse(quota, key => key.startsWith('limits.'))),
  ageColumn,
];

export const limitRangeColumns: Column[] = [
  nameColumn,
  text('Created At', object => object.metadata.creationTimestamp),
];

export const eventColumns: Column[] = [
  text('Last Seen', (event, now) => age(lastSeen(event), now)),
  text('Type', event => textOr('', event, 'type')),
  text('Reason', event => textOr('', event, 'reason')),
  text('Object', event => {
    const kind = textOr('', event, 'involvedObject', 'kind');
    const name = textOr('', event, 'involvedObject', 'name');
    return `${kind.toLocaleLowerCase('en-US')}/${name}`;
  }),
  wide(
    text('Subobject', event =>
      textOr('', event, 'involvedObject', 'fieldPath'),
    ),
  ),
  wide(
    text('Source', event => {
      const component = textOr('', event, 'source', 'component');
      const host = textAt(event, 'source', 'host');
      return host ? `${component}, ${host}` : component;
    }),
  ),
  text('Message', event => textOr('', event, 'message').trim()),
  wide(text('First Seen', (event, now) => age(firstSeen(event), now))),
  wide(
    integer(
      'Count',
      event =>
        numberAt(event, 'series', 'count') ?? numberAt(event, 'count') ?? 1,
    ),
  ),
  wide(nameColumn),
];

function lastSeen(event: KubeObject): string | undefined {
  return (
    textAt(event, 'series', 'lastObservedTime') ??
    textAt(event, 'lastTimestamp') ??
    firstSeen(event)
  );
}

function firstSeen(event: KubeObject): string | undefined {
  return textAt(event, 'firstTimestamp') ?? textAt(event, 'eventTime');
}

function nodeStatus(node: KubeObject): string {
  const ready = listAt(node, 'status', 'conditions').find(
    condition => textAt(condition, 'type') === 'Ready',
  );
  const words = [
    { True: 'Ready', False: 'NotReady' }[textOr('', ready, 'status')] ??
      (ready ? 'NotReady' : 'Unknown'),
    ...(fieldAt(node, 'spec', 'unschedulable') === true
      ? ['SchedulingDisabled']
      : []),
  ];
  return words.join(',');
}

function nodeInfo(node: KubeObject, field: string): string {
  return textOr('<unknown>', node, 'status', 'nodeInfo', field);
}

function nodeAddress(node: KubeObject, type: string): string {
  const found = listAt(node, 'status', 'addresses').find(
    address => textAt(address, 'type') === type,
  );
  return textOr('<none>', found, 'address');
}

function dataCount(object: KubeObject, ...fields: string[]): number {
  return fields.reduce(
    (sum, field) => sum + Object.keys(objectAt(object, field)).length,
    0,
  );
}

function accessModes(object: KubeObject, part: 'spec' | 'status'): string {
  const short: Record<string, string> = {
    ReadWriteOnce: 'RWO',
    ReadOnlyMany: 'ROX',
    ReadWriteMany: 'RWX',
    ReadWriteOncePod: 'RWOP',
  };
  return listAt(object, part, 'accessModes')
    .map(mode => short[String(mode)] ?? String(mode))
    .join(',');
}

function quotaUse(
  quota: KubeObject,
  concerns: (key: string) => boolean,
): string {
  const used = objectAt(quota, 'status', 'used');
  return Object.entries(objectAt(quota, 'status', 'hard'))
    .filter(([key]) => concerns(key))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, hard]) => `${key}: ${used[key] ?? 0}/${hard}`)
    .join(', ');
}
