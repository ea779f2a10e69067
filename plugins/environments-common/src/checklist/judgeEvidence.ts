import type { ChecklistItem, EvidenceRequirement } from './ChecklistItem';
import type { EvidenceState } from './ChecklistState';
import type { Evidence } from './Evidence';

/** What one half of an item comes to. */
export interface HalfVerdict {
  state: EvidenceState;
  /** A sentence. */
  reason: string;
  /** Whether a source broke that would have told. */
  isBroken?: boolean;
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
 * The best of several of which any is enough. When none is good, what is known to be bad comes before
 * a source that broke, and that before what is still waited for: neither is hidden by the others.
 */
function best(verdicts: readonly HalfVerdict[]): HalfVerdict | undefined {
  return (
    firstBy(['passed', 'warning', 'failed'], verdicts) ??
    verdicts.find(({ isBroken }) => isBroken) ??
    firstBy(['pending', 'unknown', 'not-applicable'], verdicts)
  );
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
    judgeRequirement(requirement, evidence, releaseKey),
  );
  return combine === 'any' ? best(verdicts) : gravest(verdicts);
}

/** What the evidence of one collector says for a release. */
export function judgeRequirement(
  { collector: wanted }: EvidenceRequirement,
  evidence: readonly Evidence[],
  releaseKey: string,
): HalfVerdict {
  const found = evidence.find(({ collector }) => collector === wanted);
  if (!found) {
    return {
      state: 'pending',
      reason: `The collector ${wanted} has not looked yet.`,
    };
  }
  if (found.releaseKey !== undefined && found.releaseKey !== releaseKey) {
    return {
      state: 'pending',
      reason: `The evidence is of another release: ${found.summary}`,
    };
  }
  return {
    state: found.state,
    reason: found.summary,
    isBroken: found.error !== undefined,
  };
}
