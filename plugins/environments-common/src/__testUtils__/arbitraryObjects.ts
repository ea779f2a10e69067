import fc from 'fast-check';
import { kubernetesProjections } from '../kubernetes';
import { NOW } from './builders';

/** Words that rules look for, among others that they do not. */
const word = fc.oneof(
  fc.constantFrom(
    'CrashLoopBackOff',
    'ErrImagePull',
    'OOMKilled',
    'Evicted',
    'Ready',
    'False',
    'True',
    'Running',
    'Failed',
    'Unschedulable',
    'SchedulingGated',
    'Pending',
    'Unknown',
    'ContainerCreating',
    'FailedMount',
    'Killing',
    'Complete',
    'BackoffLimitExceeded',
    'CronJob',
    'Job',
    'node-1',
    '*/5 * * * *',
    '@every 5m',
    '0 0 30 2 *',
    'Europe/Nowhere',
    '__proto__',
    'constructor',
    '',
    NOW.toISOString(),
  ),
  fc.string(),
);
const leaf = fc.oneof(
  word,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const fields = [
  'status',
  'spec',
  'phase',
  'conditions',
  'containerStatuses',
  'initContainerStatuses',
  'state',
  'lastState',
  'waiting',
  'terminated',
  'running',
  'reason',
  'message',
  'type',
  'name',
  'finishedAt',
  'startedAt',
  'selector',
  'replicas',
  'containers',
  'scaleTargetRef',
  'rules',
  'http',
  'paths',
  'backend',
  'service',
  'lastTransitionTime',
  'deletionTimestamp',
  'ownerReferences',
  'uid',
  'kind',
  'labels',
  'involvedObject',
  'schedule',
  'timeZone',
  'suspend',
  'active',
  'lastScheduleTime',
  'lastSuccessfulTime',
  'startTime',
  'completionTime',
  'startingDeadlineSeconds',
  'desiredNumberScheduled',
  'currentNumberScheduled',
  'numberAvailable',
  'numberMisscheduled',
  'restartCount',
  'exitCode',
  'started',
  'startupProbe',
  'nodeName',
  'volumes',
  'persistentVolumeClaim',
  'claimName',
  'imagePullSecrets',
  'schedulingGates',
];
const { tree: anything } = fc.letrec(tie => ({
  tree: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom(...fields), fc.string()),
      tie('tree'),
      { maxKeys: 5 },
    ),
  ),
}));
const rawObject = fc.record({
  metadata: fc.oneof(
    fc.record({
      name: word,
      namespace: fc.constantFrom('shop', ''),
      uid: word,
      labels: anything,
      ownerReferences: anything,
      deletionTimestamp: anything,
      creationTimestamp: anything,
      generation: anything,
      managedFields: anything,
    }),
    anything,
  ),
  spec: anything,
  status: anything,
  involvedObject: anything,
  reason: anything,
  message: anything,
});

/** The objects of one kind as the source would hand them on: what has no name is left out. */
function objectsOf<T>(schema: {
  safeParse(raw: unknown): { success: boolean; data?: T };
}) {
  return fc.array(rawObject, { maxLength: 4 }).map(raw =>
    raw.flatMap(item => {
      const { success, data } = schema.safeParse(item);
      return success && data !== undefined ? [data] : [];
    }),
  );
}

/** Objects of every kind with anything in any field. */
export const anyObjects = fc.record({
  Pod: objectsOf(kubernetesProjections.Pod),
  Deployment: objectsOf(kubernetesProjections.Deployment),
  ReplicaSet: objectsOf(kubernetesProjections.ReplicaSet),
  StatefulSet: objectsOf(kubernetesProjections.StatefulSet),
  Service: objectsOf(kubernetesProjections.Service),
  Ingress: objectsOf(kubernetesProjections.Ingress),
  HorizontalPodAutoscaler: objectsOf(
    kubernetesProjections.HorizontalPodAutoscaler,
  ),
  Event: objectsOf(kubernetesProjections.Event),
  Secret: objectsOf(kubernetesProjections.Secret),
  ConfigMap: objectsOf(kubernetesProjections.ConfigMap),
  Job: objectsOf(kubernetesProjections.Job),
  CronJob: objectsOf(kubernetesProjections.CronJob),
  DaemonSet: objectsOf(kubernetesProjections.DaemonSet),
  Node: objectsOf(kubernetesProjections.Node),
  PersistentVolumeClaim: objectsOf(kubernetesProjections.PersistentVolumeClaim),
});
