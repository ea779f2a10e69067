import type { Inventory } from '../api/inventory';
import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import type { Feed } from '../health/Rule';
import { assembleBackups } from './backups';
import { assembleConfiguration } from './configuration';
import { explainFeed, explainSources } from './explainFeed';
import { assembleQuotas, explainQuotas } from './quotas';
import { assembleUsage, newestUsage } from './usage';
import { assembleVolumes } from './volumes';
import { WorkloadIndex } from './WorkloadIndex';

/** What each part is made of. */
const PARTS: readonly { what: keyof Inventory; feeds: readonly Feed[] }[] = [
  { what: 'configuration', feeds: ['ConfigMap', 'Secret', 'Pod'] },
  { what: 'volumes', feeds: ['PersistentVolumeClaim', 'volumes', 'Pod'] },
  { what: 'quotas', feeds: ['ResourceQuota'] },
  { what: 'backups', feeds: ['CronJob', 'Job'] },
  { what: 'usage', feeds: ['Pod', 'usage'] },
];

/**
 * What an environment has, beside its workloads. Pure.
 *
 * A part that could not be read is absent, and a problem says why; one that could be read in part
 * is there, and a problem says what is missing.
 *
 * @public
 */
export function assembleInventory(facts: EnvironmentFacts): Inventory {
  const workloads = new WorkloadIndex(facts);
  return {
    configuration: assembleConfiguration(facts, workloads),
    volumes: assembleVolumes(facts, workloads),
    quotas: assembleQuotas(facts),
    backups: assembleBackups(facts),
    usage: assembleUsage(facts, workloads),
    usageAsOf: newestUsage(facts),
    problems: findProblems(facts),
  };
}

function findProblems(facts: EnvironmentFacts): Inventory['problems'] {
  const needless = unneededFeeds(facts);
  return [
    ...explainSources('Pod', facts).map(message => ({
      what: 'cluster',
      message,
    })),
    ...PARTS.flatMap(({ what, feeds }) =>
      feeds
        .filter(feed => !needless.has(feed))
        .flatMap(feed => explainFeed(feed, facts))
        .map(message => ({ what, message })),
    ),
    ...explainQuotas(facts).map(message => ({ what: 'quotas', message })),
  ];
}

/** Nobody misses how full volumes are where there are none, nor what Pods use. */
function unneededFeeds({ objects }: EnvironmentFacts): ReadonlySet<Feed> {
  return new Set<Feed>([
    ...(objects.PersistentVolumeClaim?.length === 0
      ? (['volumes'] as const)
      : []),
    ...(objects.Pod?.length === 0 ? (['usage'] as const) : []),
  ]);
}
