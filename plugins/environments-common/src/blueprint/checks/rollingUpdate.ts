import { createWorkloadAspect, nameOf } from '../Aspect';
import { liveSubject } from '../LiveObject';
import { compare, toYaml, unknown } from '../Verdict';

/** A quarter is what the API server writes where nothing is said. */
const DEFAULT = '25%';

function countOfShare(
  value: number | string,
  replicas: number,
): number | undefined {
  const share = /^(\d+)%$/.exec(String(value))?.[1];
  if (share !== undefined) {
    // A share of replicas that may be missing is rounded down.
    return Math.floor((Number(share) * replicas) / 100);
  }
  return typeof value === 'number' ? value : undefined;
}

export const rollingUpdate = createWorkloadAspect('rollingUpdate', {
  severity: 'warning',
  sentence: ({ maxUnavailable }, { title }) =>
    maxUnavailable === 0
      ? `${title} is rolled out without losing a replica.`
      : `${title} is rolled out with at most ${maxUnavailable} of its replicas missing.`,
  judge({ maxUnavailable }, live) {
    if (live.kind === 'Rollout') {
      return unknown(
        `How ${nameOf(live)} rolls is in its strategy, which is not read.`,
      );
    }
    if (live.kind !== 'Deployment') {
      return unknown(`${nameOf(live)} does not roll as a Deployment does.`);
    }
    const { strategy, replicas } = live.object.spec;
    if (strategy?.type === undefined || replicas === undefined) {
      return unknown(`How ${nameOf(live)} rolls is not told.`);
    }
    const given = strategy.rollingUpdate?.maxUnavailable ?? DEFAULT;
    const lost = countOfShare(given, replicas);
    const isRolling = strategy.type === 'RollingUpdate';
    const subject = liveSubject(live);
    return compare(
      nameOf(live),
      [
        {
          subject,
          path: 'spec.strategy.type',
          value: strategy.type,
          expected: 'RollingUpdate',
          holds: isRolling,
        },
        {
          subject,
          path: 'spec.strategy.rollingUpdate.maxUnavailable',
          value: isRolling ? String(given) : 'none',
          expected: `at most ${maxUnavailable}`,
          holds: isRolling && lost !== undefined && lost <= maxUnavailable,
        },
      ],
      {
        remedy: `Change the strategy of ${nameOf(live)} in Git.`,
        snippet: toYaml({
          spec: {
            strategy: {
              type: 'RollingUpdate',
              rollingUpdate: { maxUnavailable, maxSurge: 1 },
            },
          },
        }),
      },
    );
  },
});
