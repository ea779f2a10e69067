import type { ChecklistItem, EvidenceRequirement } from './ChecklistItem';
import type { EvidenceState } from './ChecklistState';
import type { Evidence } from './Evidence';

/** What one half of an item comes to. */
export interface HalfVerdict {
  state: EvidenceState;
  /** A sentence. */
  reason: string;
}

/** The gravest first. */
const PRECEDENCE: readonly EvidenceState[] = [
  'failed',
  'unknown',
  'pending',
  'warning',
  'passed',
  'not-applicable',
];

/** The best first. */
const PREFERENCE: readonly EvidenceState[] = [
  'passed',
  'warning',
  'pending',
  'unknown',
  'failed',
  'not-applicable',
];

/** Of several verdicts the first in the order of states. */
function firstBy(
  order: readonly EvidenceState[],
  verdicts: readonly HalfVerdict[],
): HalfVerdict | undefined {
  return order
    .map(state => verdicts.find(verdict => verdict.state === state))
    .find(verdict => verdict !== undefined);
}

/** The gravest of several: not applicable only when all are. */
export function gravest(
  verdicts: readonly HalfVerdict[],
): HalfVerdict | undefined {
  return firstBy(PRECEDENCE, verdicts);
}

/**
 * What evidence says of an item for a release; undefined when no evidence is asked for. Evidence of
 * another release counts for nothing, and is told.
 */
export function judgeEvidence(
  { combine, evidence: wanted }: Pick<ChecklistItem, 'combine' | 'evidence'>,
  evidence: readonly Evidence[],
  releaseKey: string,
): HalfVerdict | undefined {
  const verdicts = wanted.map(requirement =>
    judgeOne(
      requirement,
      evidence.find(({ collector }) => collector === requirement.collector),
      releaseKey,
    ),
  );
  return combine === 'any' ? firstBy(PREFERENCE, verdicts) : gravest(verdicts);
}

function judgeOne(
  { collector }: EvidenceRequirement,
  found: Evidence | undefined,
  releaseKey: string,
): HalfVerdict {
  if (!found) {
    return {
      state: 'pending',
      reason: `The collector ${collector} has not looked yet.`,
    };
  }
  if (found.releaseKey !== undefined && found.releaseKey !== releaseKey) {
    return {
      state: 'pending',
      reason: `The evidence is of another release: ${found.summary}`,
    };
  }
  return { state: found.state, reason: found.summary };
}
