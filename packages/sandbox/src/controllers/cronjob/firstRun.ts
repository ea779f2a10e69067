import { Manifest, ObjectMeta } from '../../kubernetes/Cluster';
import { ownerReference } from '../Controller';
import { CronJobView } from './cronJobs';

const BACKUP = 'flightdeck.dev/backup';

/** What comes with it, such as its Secrets, has this long to come. */
export const FIRST_RUN_SECONDS = 10;

/** Whether a CronJob makes backups. */
export function isBackup({
  labels = {},
  annotations = {},
}: Pick<ObjectMeta, 'labels' | 'annotations'>): boolean {
  return labels[BACKUP] === 'true' || annotations[BACKUP] === 'true';
}

/** Whether it makes backups, and never has. */
export function isNew({ metadata, spec, status }: CronJobView): boolean {
  return (
    isBackup(metadata) &&
    !spec.suspend &&
    status.lastScheduleTime === undefined &&
    status.lastSuccessfulTime === undefined
  );
}

/** The Job that a person would make with `kubectl create job --from`. */
export function firstRunOf({ object, metadata, spec }: CronJobView): Manifest {
  const { labels, annotations } = spec.jobTemplate.metadata;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: `${metadata.name}-first-run`,
      namespace: metadata.namespace,
      ...(labels && { labels }),
      annotations: {
        ...annotations,
        'cronjob.kubernetes.io/instantiate': 'manual',
      },
      ownerReferences: [ownerReference(object)],
    },
    spec: spec.jobTemplate.spec,
  };
}
