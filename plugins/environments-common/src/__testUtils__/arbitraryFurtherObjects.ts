import fc from 'fast-check';
import { kubernetesProjections } from '../kubernetes';
import { ago, NAMESPACE, NOW } from './builders';

/** Few names, so that objects name each other. */
const name = fc.constantFrom('web', 'db', 'data', 'constructor', '');
const word = fc.oneof(
  name,
  fc.constantFrom(
    'True',
    'False',
    'Pending',
    'Failed',
    'Lost',
    'Degraded',
    'Paused',
    'Unknown',
    '1h0m0s',
    '0 2 * * *',
    '500m',
    '1Gi',
    '100%',
  ),
  fc.string({ maxLength: 8 }),
);
const time = fc.oneof(
  fc.integer({ min: -4e6, max: 4e6 }).map(ago),
  fc.constantFrom('', 'soon', NOW.toISOString()),
);
const number = fc.oneof(fc.integer({ min: -1, max: 4 }), fc.double());
const junk = fc.oneof(word, number, fc.constant(null), fc.constant([]));
const textMap = fc.dictionary(fc.oneof(name, fc.string()), word, {
  maxKeys: 3,
});
/** A field as it should be, or another thing, or nothing. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 8, arbitrary },
    { weight: 1, arbitrary: junk },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
const some = <T>(arbitrary: fc.Arbitrary<T>) =>
  maybe(fc.array(arbitrary, { maxLength: 3 }));

const conditions = some(
  fc.record({
    type: fc.constantFrom(
      'Ready',
      'Issuing',
      'Fallback',
      'Accepted',
      'ResolvedRefs',
      'MemoryPressure',
      'DiskPressure',
      'Progressing',
    ),
    status: fc.constantFrom('True', 'False', 'Unknown'),
    reason: maybe(word),
    message: maybe(word),
    lastTransitionTime: maybe(time),
    observedGeneration: maybe(number),
  }),
);
const selector = maybe(
  fc.record({
    matchLabels: maybe(textMap),
    matchExpressions: some(
      fc.record({
        key: name,
        operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist', '?'),
        values: some(name),
      }),
    ),
  }),
);

function rawObject(namespace: string, spec: object, status: object) {
  const record = (fields: object) =>
    maybe(
      fc.record<Record<string, unknown>>(
        Object.fromEntries(Object.entries(fields)),
      ),
    );
  return fc.record({
    metadata: fc.record({
      name,
      namespace: fc.constant(namespace),
      uid: word,
      generation: maybe(number),
      creationTimestamp: maybe(time),
      labels: maybe(textMap),
      annotations: maybe(textMap),
    }),
    spec: record(spec),
    status: record({ conditions, phase: maybe(word), ...status }),
  });
}

/** The objects of one kind as the source would hand them on. */
function objectsOf<T>(
  schema: { safeParse(raw: unknown): { success: boolean; data?: T } },
  raw: fc.Arbitrary<unknown>,
) {
  return fc.array(raw, { maxLength: 3 }).map(items =>
    items.flatMap(item => {
      const { success, data } = schema.safeParse(item);
      return success && data !== undefined ? [data] : [];
    }),
  );
}

const {
  Node,
  PersistentVolumeClaim,
  PersistentVolume,
  PodDisruptionBudget,
  ResourceQuota,
  Certificate,
  Rollout,
  ExternalSecret,
  ScaledObject,
  HTTPRoute,
  CronJob,
} = kubernetesProjections;
const inNamespace = (spec: object, status: object = {}) =>
  rawObject(NAMESPACE, spec, status);

/** Objects of further kinds that are nearly right, and name each other. */
export const anyFurtherObjects = fc.record({
  Node: objectsOf(
    Node,
    rawObject('', { unschedulable: maybe(fc.boolean()) }, {}),
  ),
  PersistentVolumeClaim: objectsOf(
    PersistentVolumeClaim,
    inNamespace({ storageClassName: maybe(name), volumeName: maybe(name) }),
  ),
  PersistentVolume: objectsOf(
    PersistentVolume,
    rawObject(
      '',
      { claimRef: fc.record({ namespace: fc.constant(NAMESPACE), name }) },
      { message: maybe(word) },
    ),
  ),
  PodDisruptionBudget: objectsOf(
    PodDisruptionBudget,
    inNamespace(
      { selector, minAvailable: maybe(word), maxUnavailable: maybe(number) },
      {
        observedGeneration: maybe(number),
        expectedPods: maybe(number),
        currentHealthy: maybe(number),
        desiredHealthy: maybe(number),
        disruptionsAllowed: maybe(number),
      },
    ),
  ),
  ResourceQuota: objectsOf(
    ResourceQuota,
    inNamespace({}, { hard: maybe(textMap), used: maybe(textMap) }),
  ),
  Certificate: objectsOf(
    Certificate,
    inNamespace(
      { secretName: maybe(name) },
      { notAfter: maybe(time), renewalTime: maybe(time) },
    ),
  ),
  Rollout: objectsOf(
    Rollout,
    inNamespace({ paused: maybe(fc.boolean()) }, { message: maybe(word) }),
  ),
  ExternalSecret: objectsOf(
    ExternalSecret,
    inNamespace({ refreshInterval: maybe(word) }, { refreshTime: maybe(time) }),
  ),
  ScaledObject: objectsOf(ScaledObject, inNamespace({})),
  HTTPRoute: objectsOf(
    HTTPRoute,
    inNamespace({}, { parents: some(fc.record({ conditions })) }),
  ),
  CronJob: objectsOf(
    CronJob,
    inNamespace(
      { schedule: maybe(word), suspend: maybe(fc.boolean()) },
      { lastSuccessfulTime: maybe(time), lastScheduleTime: maybe(time) },
    ),
  ),
});
