import fc from 'fast-check';
import type { Alert, PodUsage, VolumeUsage } from '../observations';
import { ago, NAMESPACE } from './builders';

const name = fc.constantFrom('web', 'db', 'data', 'constructor', '');
const word = fc.oneof(
  fc.constantFrom('critical', 'warning', ''),
  fc.string({ maxLength: 8 }),
);
const time = fc.oneof(
  fc.integer({ min: -4e6, max: 4e6 }).map(ago),
  fc.constantFrom('', 'soon'),
);
const ratio = fc.option(fc.double({ noNaN: true }), { nil: undefined });

export const anyVolumes: fc.Arbitrary<VolumeUsage[]> = fc.array(
  fc.record({
    namespace: fc.constant(NAMESPACE),
    claim: name,
    asOf: time,
    usedRatio: ratio,
    availableBytes: ratio,
    capacityBytes: ratio,
    inodesFreeRatio: ratio,
    predictedAvailableBytes: ratio,
    predictedInodesFreeRatio: ratio,
  }),
  { maxLength: 3 },
);

export const anyUsage: fc.Arbitrary<PodUsage[]> = fc.array(
  fc.record({
    namespace: fc.constant(NAMESPACE),
    name,
    asOf: time,
    containers: fc.array(
      fc.record({
        name: fc.constantFrom('app', 'proxy'),
        cpuCores: fc.double({ noNaN: true }),
        memoryBytes: fc.double({ noNaN: true }),
      }),
      { maxLength: 2 },
    ),
  }),
  { maxLength: 3 },
);

const labels = fc.dictionary(
  fc.constantFrom('namespace', 'pod', 'deployment', '__proto__', 'job_name'),
  fc.oneof(name, fc.constant(NAMESPACE)),
);

export const anyAlerts: fc.Arbitrary<Alert[]> = fc.array(
  fc.record({
    name: word,
    state: fc.constantFrom('firing' as const, 'pending' as const),
    severity: fc.option(word, { nil: undefined }),
    query: fc.option(fc.string(), { nil: undefined }),
    labels,
    activeSince: time,
    source: fc.constant('prometheus/main'),
    silences: fc.array(
      fc.record({
        id: word,
        createdBy: word,
        comment: word,
        startsAt: time,
        endsAt: time,
      }),
      { maxLength: 1 },
    ),
  }),
  { maxLength: 3 },
);
