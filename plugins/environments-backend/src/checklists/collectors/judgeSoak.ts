import { describeTime } from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';
import { type Deployed, findDeployed } from './findDeployed';
import { findRepulled } from './findRepulled';

const ZONE = 'UTC';

/** Whether what runs has run long enough, without going bad, by the records of its deployments. */
export function judgeSoak(
  environment: CollectedEnvironment,
  { now, soakMs }: { now: Date; soakMs: number },
): Aspect[] {
  const { definition, facts } = environment;
  const found = (facts.applications ?? []).map(application => ({
    name: application.name,
    deployed: findDeployed(environment, application),
  }));
  const untold = found.filter(({ deployed }) => !deployed);
  if (found.length === 0 || untold.length > 0) {
    const names = untold.map(({ name }) => name).join(', ');
    return [
      {
        state: 'unknown',
        says: `No record of a deployment tells since when ${
          names || definition.name
        } runs what it runs.`,
      },
    ];
  }
  const all = found.flatMap(({ deployed }) => deployed ?? []);
  return [
    ...all.flatMap(judgeOutcome),
    judgeAge(
      definition.name,
      Math.max(...all.flatMap(one => startsOfSoak(environment, one))),
      { now, soakMs },
    ),
  ];
}

function judgeOutcome({ application: { name }, records }: Deployed): Aspect[] {
  return records.some(
    ({ outcome, restoredAt }) =>
      outcome === 'degraded' && restoredAt === undefined,
  )
    ? [
        {
          state: 'failed',
          says: `${name} went bad with its deployment, and has not been well since, by our records.`,
        },
      ]
    : [];
}

/** What went bad and was mended, or came without a deployment, is tried from then on. */
function startsOfSoak(
  environment: CollectedEnvironment,
  { records, since }: Deployed,
): number[] {
  const restored = records.flatMap(({ outcome, restoredAt }) =>
    outcome === 'degraded' && restoredAt ? [Date.parse(restoredAt)] : [],
  );
  const repulled = records
    .slice(0, 1)
    .flatMap(({ release }) => findRepulled(environment, release));
  return [
    Date.parse(since),
    ...restored,
    ...repulled.map(image => image.since),
  ];
}

function judgeAge(
  name: string,
  start: number,
  { now, soakMs }: { now: Date; soakMs: number },
): Aspect {
  if (Number.isNaN(start)) {
    return {
      state: 'unknown',
      says: `Since when ${name} runs what it runs cannot be read.`,
    };
  }
  const [since, until] = [start, start + soakMs].map(time =>
    describeTime(new Date(time).toISOString(), ZONE),
  );
  return now.getTime() < start + soakMs
    ? {
        state: 'pending',
        says: `${name} has run it since ${since}, and is to do so until ${until}.`,
      }
    : {
        state: 'passed',
        says: `${name} has run it since ${since}, for longer than asked.`,
      };
}
