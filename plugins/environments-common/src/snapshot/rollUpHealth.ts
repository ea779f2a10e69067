import type { Maintenance } from '../environment/Maintenance';
import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import type { CoverageGap, Finding } from '../health/Finding';
import { countOf, listWords, sentence } from '../health/words';
import type { HealthSummary, WorkloadSummary } from './EnvironmentSnapshot';
import {
  asOfWords,
  findDoubt,
  toMinute,
  troubledCoreSource,
} from './findDoubt';

/** What the health of an environment follows from. */
export interface RollUpInput {
  facts: EnvironmentFacts;
  /** Worst first. */
  findings: readonly Finding[];
  coverage: readonly CoverageGap[];
  workloads: readonly WorkloadSummary[];
  /** The ids of rules that are switched off. */
  rulesOff: readonly string[];
  /** Set while it lasts. */
  maintenance?: Maintenance;
}

function spanWords(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
}

/** ` It began 3 min after …`, or nothing. */
function followedWords({ followed }: Finding): string {
  return followed
    ? ` It began ${spanWords(followed.afterSeconds)} after ${
        followed.what
      } was deployed.`
    : '';
}

/** ` The cluster does not answer. What is shown is …`, or nothing. */
function staleWords(facts: EnvironmentFacts): string {
  const troubled = troubledCoreSource(facts);
  return troubled ? ` ${sentence(troubled.message)}${asOfWords(troubled)}` : '';
}

function maintenanceSentence(
  { reason, until }: Maintenance,
  facts: EnvironmentFacts,
  counting: readonly Finding[],
): string {
  const end = until ? ` until ${toMinute(new Date(until))}` : '';
  const why = reason ? sentence(`: ${reason}`) : '.';
  const withheld = counting.filter(
    ({ severity }) => severity === 'critical' || severity === 'warning',
  ).length;
  const words =
    withheld > 0
      ? ` ${countOf(withheld, 'finding')} ${
          withheld === 1 ? 'is' : 'are'
        } not counted.`
      : '';
  return `Maintenance${end}${why}${words}${staleWords(facts)}`;
}

function troubleSentence(
  { facts }: RollUpInput,
  counting: readonly Finding[],
): string {
  const [top, ...rest] = counting;
  const others = rest.filter(
    ({ severity }) => severity === 'critical' || severity === 'warning',
  ).length;
  const more = others > 0 ? ` And ${countOf(others, 'more finding')}.` : '';
  return `${top.message}${followedWords(top)}${more}${staleWords(facts)}`;
}

function progressSentence(
  unready: readonly WorkloadSummary[],
  counting: readonly Finding[],
): string {
  const rollout = counting.find(({ severity }) => severity === 'progressing');
  return unready.length === 1 && rollout
    ? rollout.message
    : `Not ready yet: ${listWords(
        unready.map(({ name, sentence: words }) => `${name} (${words})`),
      )}.`;
}

function calmSentence(
  workloads: readonly WorkloadSummary[],
  suspended: readonly WorkloadSummary[],
  { coverage, rulesOff }: RollUpInput,
): string {
  const ready = workloads.length - suspended.length;
  const count = countOf(workloads.length, 'workload');
  const resting = listWords(
    suspended.map(({ name, sentence: words }) => `${name} (${words})`),
  );
  const gaps = coverage.map(({ feed }) => feed);
  const unchecked =
    (gaps.length > 0 ? ` Not checked: ${listWords(gaps, 8)}.` : '') +
    (rulesOff.length > 0 ? ` Switched off: ${listWords(rulesOff)}.` : '');
  if (ready === 0) {
    return `Suspended: ${resting}.${unchecked}`;
  }
  return suspended.length > 0
    ? `${ready} of ${count} ready; suspended: ${resting}.${unchecked}`
    : `${
        workloads.length === 1 ? 'Its workload is' : `All ${count} are`
      } ready.${unchecked}`;
}

/**
 * The health of an environment. Trouble that counts comes first, then doubt: what is not known is
 * never called healthy. Something suspended makes nothing worse that runs beside it.
 */
export function rollUpHealth(input: RollUpInput): HealthSummary {
  const { facts, findings, coverage, maintenance } = input;
  // A Pod that has run to its end, as a Job's does, is not there to be ready.
  const workloads = input.workloads.filter(
    ({ kind, desired }) => desired !== undefined || kind === 'CronJob',
  );
  const counting = findings.filter(
    ({ pendingUntil }) => pendingUntil === undefined,
  );
  if (maintenance) {
    return {
      status: 'suspended',
      sentence: maintenanceSentence(maintenance, facts, counting),
      critical: 0,
      warning: 0,
      unknown: 0,
    };
  }
  const count = (severity: Finding['severity']) =>
    counting.filter(finding => finding.severity === severity).length;
  const counts = {
    critical: count('critical'),
    warning: count('warning'),
    unknown: count('unknown'),
  };
  if (counts.critical > 0 || counts.warning > 0) {
    return {
      status: counts.critical > 0 ? 'critical' : 'warning',
      sentence: troubleSentence(input, counting),
      ...counts,
    };
  }
  const doubt =
    findDoubt(facts, coverage, { lasting: workloads, all: input.workloads }) ??
    counting.find(({ severity }) => severity === 'unknown')?.message;
  if (doubt) {
    return { status: 'unknown', sentence: doubt, ...counts };
  }
  const unready = workloads.filter(({ health }) => health === 'progressing');
  if (unready.length > 0) {
    return {
      status: 'progressing',
      sentence: progressSentence(unready, counting),
      ...counts,
    };
  }
  const suspended = workloads.filter(({ health }) => health === 'suspended');
  return {
    status: suspended.length === workloads.length ? 'suspended' : 'healthy',
    sentence: calmSentence(workloads, suspended, input),
    ...counts,
  };
}
