import type {
  DeploymentRecord,
  Finding,
  FollowingFinding,
} from '@flightdeck/plugin-environments-common';

const MOST_KEPT = 20;
/** Engines tell whole seconds, and end somewhat before their history says so. */
const EARLIER_MS = 1_000;
const LATER_MS = 10_000;
const OF_APPLICATION = /(?:^| of )application (\S+)$/;

/**
 * The trouble that followed a deployment: that of which health says so. What was there before, or
 * whose begin nobody saw, as after a restart, is not put down to it.
 */
export function followingFindings(
  record: DeploymentRecord,
  findings: readonly Finding[],
): FollowingFinding[] {
  return findings.flatMap(finding => {
    const { message, pendingUntil, ruleId, severity, since } = finding;
    return (severity === 'critical' || severity === 'warning') &&
      pendingUntil === undefined &&
      isFollowing(record, finding)
      ? [{ rule: ruleId, severity, message, since }]
      : [];
  });
}

/** Adds those that are new to those that are known. */
export function addFindings(
  known: readonly FollowingFinding[],
  found: readonly FollowingFinding[],
): FollowingFinding[] {
  const added = new Map(known.map(finding => [keyOf(finding), finding]));
  for (const finding of found) {
    const before = added.get(keyOf(finding));
    if (
      !before ||
      (before.severity === 'warning' && finding.severity === 'critical')
    ) {
      added.set(keyOf(finding), finding);
    }
  }
  return [...added.values()].slice(0, MOST_KEPT);
}

function isFollowing(
  { application, finishedAt, startedAt }: DeploymentRecord,
  { followed }: Finding,
): boolean {
  if (!followed) {
    return false;
  }
  const at = Date.parse(followed.at);
  const [, name = application.name] = OF_APPLICATION.exec(followed.what) ?? [];
  return (
    name === application.name &&
    at >= Date.parse(startedAt) - EARLIER_MS &&
    at <= Date.parse(finishedAt ?? '') + LATER_MS
  );
}

/** Numbers in it move, as those of restarts do. */
function keyOf({ message, rule }: FollowingFinding): string {
  return `${rule} ${message.replace(/\d+/g, '0')}`;
}
