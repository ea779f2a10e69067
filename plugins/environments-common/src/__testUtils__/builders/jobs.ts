import { kubernetesProjections } from '../../kubernetes';
import { ago, type Raw, rawObject } from './raw';

/** A CronJob that runs each full hour and has just succeeded, unless told otherwise. */
export function aCronJob(
  name: string,
  parts: { metadata?: Raw; spec?: Raw; status?: Raw } = {},
) {
  return kubernetesProjections.CronJob.parse(
    rawObject(name, {
      metadata: { uid: `uid-cron-${name}`, ...parts.metadata },
      spec: { schedule: '0 * * * *', ...parts.spec },
      status: {
        lastScheduleTime: ago(0),
        lastSuccessfulTime: ago(0),
        ...parts.status,
      },
    }),
  );
}

/** A Job, of a CronJob where one is named, that runs since an hour. */
export function aJob(
  name: string,
  parts: {
    cronJob?: string;
    startedAgo?: number;
    metadata?: Raw;
    spec?: Raw;
    status?: Raw;
  } = {},
) {
  const { cronJob, startedAgo = 3600 } = parts;
  return kubernetesProjections.Job.parse(
    rawObject(name, {
      metadata: {
        uid: `uid-job-${name}`,
        creationTimestamp: ago(startedAgo),
        ownerReferences: cronJob
          ? [
              {
                kind: 'CronJob',
                name: cronJob,
                uid: `uid-cron-${cronJob}`,
                controller: true,
              },
            ]
          : [],
        ...parts.metadata,
      },
      spec: parts.spec,
      status: { active: 1, startTime: ago(startedAgo), ...parts.status },
    }),
  );
}

/** The status of a Job that was given up so many seconds ago. */
export function givenUp(seconds: number, reason = 'BackoffLimitExceeded') {
  return {
    active: 0,
    failed: 4,
    conditions: [
      {
        type: 'Failed',
        status: 'True',
        reason,
        message: 'Job has reached the specified backoff limit',
        lastTransitionTime: ago(seconds),
      },
    ],
  };
}

/** The status of a Job that took so many seconds. */
export function succeeded(startedAgo: number, seconds: number) {
  return {
    active: 0,
    succeeded: 1,
    startTime: ago(startedAgo),
    completionTime: ago(startedAgo - seconds),
    conditions: [{ type: 'Complete', status: 'True' }],
  };
}
