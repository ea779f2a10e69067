import {
  type ConformanceFacts,
  missingApplications,
  type Release,
  sameImages,
} from '@flightdeck/plugin-environments-common';
import { findDeployer } from '../releases/findDeployer';
import { describeRelease } from '../releases/describeRelease';
import { findMoving } from './findMoving';
import { findUncertain } from './findUncertain';

/** The release that a checklist is about. */
export interface Coming {
  /** `deployed` when the environment runs it already. */
  standing: 'open' | 'deployed';
  release: Release;
  /** What the environment runs now; absent when that is nothing. */
  current: Release | undefined;
  /** ISO 8601: when that was deployed, as the engine tells. */
  deployedAt: string | undefined;
  /** The environment that the release comes from; absent when there is none before it. */
  from: string | undefined;
}

/** What decides which release comes next. */
export interface ComingFacts {
  own: ConformanceFacts;
  /** The environment before, as named; absent when there is none. */
  promotesFrom: string | undefined;
  /** Its facts; absent when the catalog has no such environment. */
  before: ConformanceFacts | undefined;
}

/** Which release comes next for an environment; or, in a sentence, why nobody can say. */
export function findComing({
  before,
  own,
  promotesFrom,
}: ComingFacts): Coming | { problem: string } {
  const runs = describeRelease(own);
  if (!runs.release && !isEmpty(own)) {
    return { problem: runs.problem ?? 'What is deployed is not known.' };
  }
  const current = runs.release;
  const { deployedAt } = findDeployer(own.applications ?? [], []);
  if (promotesFrom === undefined) {
    return current
      ? settled(own, {
          standing: 'deployed',
          release: current,
          current,
          deployedAt,
          from: undefined,
        })
      : { problem: `Nothing was deployed to ${own.environment.name} yet.` };
  }
  if (promotesFrom === own.environment.ref) {
    return {
      problem: `${own.environment.name} is said to get its releases from itself: flightdeck.dev/promotes-from names no other environment.`,
    };
  }
  if (!before) {
    return {
      problem: `${own.environment.name} gets its releases from ${promotesFrom}, which is no environment of the catalog.`,
    };
  }
  const { release, problem } = describeRelease(before);
  if (!release) {
    return {
      problem: `Which release comes next is not known. ${problem ?? ''} (${
        before.environment.name
      })`,
    };
  }
  const isSame = current !== undefined && sameImages(release, current);
  const [uncertain] = isSame ? findUncertain(release, current) : [];
  if (uncertain !== undefined) {
    return {
      problem: `Whether ${own.environment.name} runs the same ${uncertain} as ${before.environment.name} is not known: its digest is known of one of them alone.`,
    };
  }
  return settled(before, {
    standing: isSame ? 'deployed' : 'open',
    release,
    current,
    deployedAt,
    from: promotesFrom,
  });
}

/** Whether it is known that nothing is deployed. */
function isEmpty({ applications, environment, objects }: ConformanceFacts) {
  return environment.applications.length > 0
    ? applications !== undefined &&
        missingApplications(environment, applications).length === 0
    : objects.Deployment !== undefined && objects.StatefulSet !== undefined;
}

/** What comes next, once it is known what that is. */
function settled(
  facts: ConformanceFacts,
  coming: Coming,
): Coming | { problem: string } {
  const { name } = facts.environment;
  const moving = findMoving(facts);
  if (moving !== undefined) {
    return { problem: `${name} is being deployed to: ${moving}.` };
  }
  const troubled = facts.sources.find(
    ({ kind, state }) => kind === 'kubernetes' && state !== 'ok',
  );
  if (facts.objects.Pod === undefined && troubled) {
    return {
      problem: `Which images run in ${name} is not known. ${troubled.message}`,
    };
  }
  return coming;
}
