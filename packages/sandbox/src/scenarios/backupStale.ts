import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { CronJobView, readCronJob } from '../controllers/cronjob/cronJobs';
import { isBackup } from '../controllers/cronjob/firstRun';
import { isControlledBy } from '../controllers/Controller';
import { endOf, readJob } from '../controllers/job/jobs';
import { writeStatus } from '../controllers/writeStatus';
import { KubeObject } from '../kubernetes/Cluster';
import { isJsonObject, listAt } from '../kubernetes/json';
import { failedInPlaceOf } from './failedJobs';
import { Scenario, ScenarioTarget } from './Scenario';

const SETTING = 'FAIL_ON_START';
const DAY = 24 * 60 * 60 * 1000;

const envSchema = z.array(z.looseObject({ name: z.string() }));

export const backupStale: Scenario = {
  id: 'backup-stale',
  description:
    'The nightly backup got a setting that it cannot start with: it failed each night of late, and will tonight.',
  break(target) {
    const cron = findBackup(target);
    const before = cron.status.lastSuccessfulTime;
    setFailing(target, cron, true);
    const mendJobs = failedInPlaceOf(target, endedWell(target, cron));
    const stale = timeBefore(target, cron);
    setLastSuccess(target, cron, stale);
    return () => {
      const now = find(target, cron.object);
      if (!now) {
        return;
      }
      setFailing(target, now, false);
      mendJobs();
      const mended = find(target, cron.object);
      if (mended?.status.lastSuccessfulTime === stale) {
        setLastSuccess(target, mended, before);
      }
    };
  },
};

function findBackup({ cluster, namespace }: ScenarioTarget): CronJobView {
  const found = cluster
    .list('CronJob', namespace)
    .find(({ metadata }) => isBackup(metadata));
  if (!found) {
    throw new NotFoundError(
      `Namespace ${namespace} has no CronJob that makes backups.`,
    );
  }
  return readCronJob(found);
}

function find(
  { cluster, namespace }: ScenarioTarget,
  { metadata }: KubeObject,
): CronJobView | undefined {
  const found = cluster.get('CronJob', namespace, metadata.name);
  return found?.metadata.uid === metadata.uid ? readCronJob(found) : undefined;
}

function endedWell(
  { cluster, namespace }: ScenarioTarget,
  cron: CronJobView,
): KubeObject[] {
  return cluster
    .list('Job', namespace)
    .filter(job => isControlledBy(job, cron.object))
    .filter(job => endOf(readJob(job)) === 'Complete');
}

/** The night before the first of those that failed. */
function timeBefore(
  { cluster, namespace, clock }: ScenarioTarget,
  cron: CronJobView,
): string {
  const starts = cluster
    .list('Job', namespace)
    .filter(job => isControlledBy(job, cron.object))
    .flatMap(job => readJob(job).status.startTime ?? []);
  const first = Math.min(
    clock().getTime() - 2 * DAY,
    ...starts.map(start => Date.parse(start)),
  );
  return `${new Date(first - DAY).toISOString().slice(0, 19)}Z`;
}

function setFailing(
  { cluster, namespace }: ScenarioTarget,
  { object, spec, metadata }: CronJobView,
  failing: boolean,
): void {
  const template = spec.jobTemplate.spec.template;
  const [main, ...others] = listAt(template, 'spec', 'containers');
  if (!isJsonObject(main)) {
    throw new NotFoundError(`CronJob ${metadata.name} has no container.`);
  }
  const env = envSchema.catch([]).parse(main.env);
  const kept = env.filter(({ name }) => name !== SETTING);
  const wanted = failing ? [...kept, { name: SETTING, value: 'true' }] : kept;
  const containers = [
    { ...main, env: wanted.length > 0 ? wanted : undefined },
    ...others,
  ];
  cluster.patch(object.kind, namespace, metadata.name, {
    spec: { jobTemplate: { spec: { template: { spec: { containers } } } } },
  });
}

function setLastSuccess(
  target: ScenarioTarget,
  cron: CronJobView,
  lastSuccessfulTime: string | undefined,
): void {
  const { object } = find(target, cron.object) ?? cron;
  const status = isJsonObject(object.status) ? object.status : {};
  writeStatus(target.cluster, object, { ...status, lastSuccessfulTime });
}
