import { subjectOf } from '../../health/subjects';
import { countOf } from '../../health/words';
import type { Node, StorageClass } from '../../kubernetes';
import { orWords } from '../Aspect';
import type { CheckOf } from '../CheckOf';
import type { ConformanceContext } from '../ConformanceContext';
import {
  type Comparison,
  compare,
  missing,
  unknown,
  type Verdict,
} from '../Verdict';
import { ZONE } from './spread';

const ENDED = ['Succeeded', 'Failed'];
const INSTANCE_TYPE = 'node.kubernetes.io/instance-type';

/** Disks of these are encrypted whatever their class says. */
const ALWAYS_ENCRYPTED = ['pd.csi.storage.gke.io', 'disk.csi.azure.com'];

function compareEncryption(
  { provisioner = '', parameters }: StorageClass,
  expected: boolean,
): Comparison {
  const isAlways = ALWAYS_ENCRYPTED.includes(provisioner);
  const isEncrypted = isAlways || parameters?.encrypted === 'true';
  return {
    path: isAlways ? 'provisioner' : 'parameters.encrypted',
    value: isAlways
      ? `${provisioner}, which always encrypts`
      : parameters?.encrypted ?? 'none',
    expected: expected ? 'encrypted' : 'not encrypted',
    holds: isEncrypted === expected,
  };
}

export function checkStorageClass(
  { names, expandable, bindingMode, encrypted }: CheckOf<'storage-class'>,
  context: ConformanceContext,
): Verdict {
  if (!context.index.has('StorageClass')) {
    return unknown(context.whyUnknown('StorageClass'));
  }
  const found = context.index
    .objects('StorageClass')
    .find(({ metadata }) => names.includes(metadata.name));
  if (!found) {
    return missing(
      `The cluster has no StorageClass ${orWords(names)}.`,
      [{ path: 'StorageClass', value: 'none', expected: orWords(names) }],
      {},
    );
  }
  const subject = subjectOf('StorageClass', found.metadata);
  const comparisons: Comparison[] = [
    ...(expandable === undefined
      ? []
      : [
          {
            path: 'allowVolumeExpansion',
            value: String(found.allowVolumeExpansion ?? false),
            expected: String(expandable),
            holds: (found.allowVolumeExpansion ?? false) === expandable,
          },
        ]),
    ...(bindingMode === undefined
      ? []
      : [
          {
            path: 'volumeBindingMode',
            value: found.volumeBindingMode ?? 'none',
            expected: bindingMode,
            holds: found.volumeBindingMode === bindingMode,
          },
        ]),
    ...(encrypted === undefined ? [] : [compareEncryption(found, encrypted)]),
  ];
  return compare(
    `StorageClass ${found.metadata.name}`,
    comparisons.map(comparison => ({ subject, ...comparison })),
    {},
  );
}

function compareNode(
  { metadata }: Node,
  { labels = {}, instanceTypes }: CheckOf<'nodes'>,
): Comparison[] {
  const subject = subjectOf('Node', metadata);
  const type = metadata.labels[INSTANCE_TYPE];
  return [
    ...Object.entries(labels).map(([key, expected]) => ({
      subject,
      path: `metadata.labels[${key}]`,
      value: metadata.labels[key] ?? 'none',
      expected,
      holds: metadata.labels[key] === expected,
    })),
    ...(instanceTypes
      ? [
          {
            subject,
            path: `metadata.labels[${INSTANCE_TYPE}]`,
            value: type ?? 'none',
            expected: orWords(instanceTypes),
            holds: type !== undefined && instanceTypes.includes(type),
          },
        ]
      : []),
  ];
}

/** The nodes on which Pods of the environment run; where one has ended is no matter any more. */
function nodesInUse({ index }: ConformanceContext): Node[] {
  const used = new Set(
    index
      .objects('Pod')
      .filter(({ status }) => !ENDED.some(phase => phase === status.phase))
      .map(({ spec }) => spec.nodeName),
  );
  return index
    .objects('Node')
    .filter(({ metadata }) => used.has(metadata.name));
}

/** Of the nodes that are in use: others are not the environment's. */
export function checkNodes(
  check: CheckOf<'nodes'>,
  context: ConformanceContext,
): Verdict {
  const nodes = nodesInUse(context);
  if (nodes.length === 0) {
    return unknown(
      context.index.has('Node')
        ? 'No Pod of the environment runs on a node that is known.'
        : context.whyUnknown('Node'),
    );
  }
  const zones = new Set(
    nodes.flatMap(node => node.metadata.labels[ZONE] ?? []),
  );
  return compare(
    countOf(nodes.length, 'node'),
    [
      ...(check.zones === undefined
        ? []
        : [
            {
              path: `zones of nodes`,
              value: [...zones].sort().join(', ') || 'none',
              expected: `at least ${check.zones}`,
              holds: zones.size >= check.zones,
            },
          ]),
      ...nodes.flatMap(node => compareNode(node, check)),
    ],
    {},
  );
}
