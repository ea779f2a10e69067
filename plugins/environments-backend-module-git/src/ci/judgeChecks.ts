import type { EvidenceState } from '@flightdeck/plugin-environments-common';
import type { Check } from './Check';

/** What the checks of a commit come to. */
export interface CheckVerdict {
  state: EvidenceState;
  /** A sentence. */
  summary: string;
  /** The page that shows why, where there is one. */
  url?: string;
}

const MOST_NAMES = 5;

/**
 * What the checks of a commit come to: those with the names that are asked for, else all but those
 * that their host does without. Something passes only when it ran and succeeded.
 */
export function judgeChecks(
  checks: readonly Check[],
  commit: string,
  contexts: readonly string[] | undefined,
): CheckVerdict {
  const asked = checks.filter(({ isOptional, name }) =>
    contexts ? contexts.includes(name) : !isOptional,
  );
  const failed = asked.filter(({ state }) => state === 'failed');
  if (failed.length > 0) {
    const told = failed.map(({ name, word }) => `${name} (${word})`);
    return {
      state: 'failed',
      summary: `CI failed on ${commit}: ${enumerate(told)}.`,
      url: failed.find(({ url }) => url)?.url,
    };
  }
  return (
    judgeMissing(checks, commit, contexts) ?? judgeUnfinished(asked, commit)
  );
}

function judgeMissing(
  checks: readonly Check[],
  commit: string,
  contexts: readonly string[] | undefined,
): CheckVerdict | undefined {
  if (checks.length === 0) {
    return { state: 'pending', summary: `CI has not reported on ${commit}.` };
  }
  const missing =
    contexts?.filter(context => checks.every(({ name }) => name !== context)) ??
    [];
  return missing.length > 0
    ? {
        state: 'pending',
        summary: `CI has not reported ${enumerate(missing)} on ${commit}.`,
      }
    : undefined;
}

function judgeUnfinished(
  asked: readonly Check[],
  commit: string,
): CheckVerdict {
  const named = (state: Check['state']) =>
    asked.filter(check => check.state === state);
  const running = named('running');
  if (running.length > 0) {
    const told = running.map(({ name }) => name);
    return {
      state: 'pending',
      summary: `CI has not finished on ${commit}: ${enumerate(told)}.`,
      url: running.find(({ url }) => url)?.url,
    };
  }
  const succeeded = named('succeeded').length;
  if (succeeded === 0) {
    return {
      state: 'pending',
      summary: `CI has tested nothing of ${commit}: it skipped what it had to do.`,
    };
  }
  const skipped = named('skipped').length;
  return {
    state: 'passed',
    summary: `CI succeeded on ${commit}: ${count(succeeded)}${
      skipped > 0 ? `, and ${skipped} skipped` : ''
    }.`,
  };
}

function count(checks: number): string {
  return checks === 1 ? '1 check' : `${checks} checks`;
}

function enumerate(words: readonly string[]): string {
  const more = words.length - MOST_NAMES;
  const told = words.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? `${told} and ${more} more` : told;
}
