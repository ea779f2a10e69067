import { readJob } from '../controllers/job/jobs';
import { KubeObject, Manifest } from '../kubernetes/Cluster';
import { ScenarioTarget } from './Scenario';

/** So many seconds the Job tried, with the pauses between. */
const TRIED_SECONDS = 90;

/**
 * Puts Jobs that failed in the place of some that ended well. Returns what brings those back, unless
 * somebody has removed the failed ones meanwhile.
 */
export function failedInPlaceOf(
  { cluster, namespace }: ScenarioTarget,
  jobs: readonly KubeObject[],
): () => void {
  const replaced = jobs.map(job => {
    const { name } = job.metadata;
    cluster.delete('Job', namespace, name);
    const { uid } = cluster.create({
      ...manifestOf(job),
      status: failureOf(job),
    }).metadata;
    return { job, uid };
  });
  return () => {
    for (const { job, uid } of replaced) {
      const { name } = job.metadata;
      if (cluster.get('Job', namespace, name)?.metadata.uid === uid) {
        cluster.delete('Job', namespace, name);
        cluster.create(manifestOf(job));
      }
    }
  };
}

/** As somebody would write it: the server decides the rest. */
function manifestOf({ metadata, ...rest }: KubeObject): Manifest {
  const { name, namespace, labels, annotations, ownerReferences } = metadata;
  return {
    ...rest,
    metadata: { name, namespace, labels, annotations, ownerReferences },
  };
}

function failureOf(job: KubeObject): Record<string, unknown> {
  const { spec, status } = readJob(job);
  const { startTime = job.metadata.creationTimestamp } = status;
  const end = new Date(Date.parse(startTime) + TRIED_SECONDS * 1000);
  const time = `${end.toISOString().slice(0, 19)}Z`;
  return {
    startTime,
    failed: spec.backoffLimit + 1,
    ready: 0,
    terminating: 0,
    uncountedTerminatedPods: {},
    conditions: ['FailureTarget', 'Failed'].map(type => ({
      type,
      status: 'True',
      reason: 'BackoffLimitExceeded',
      message: 'Job has reached the specified backoff limit',
      lastProbeTime: time,
      lastTransitionTime: time,
    })),
  };
}
