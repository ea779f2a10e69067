import type {
  Evidence,
  EvidenceState,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEvidence } from '@flightdeck/plugin-environments-node';

/** One of the things that a collector looks at, and what it saw. */
export interface Aspect {
  state: EvidenceState;
  /** A sentence. */
  says: string;
  /** Set when the source broke. */
  error?: Evidence['error'];
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

/** So many of the gravest aspects are told in the summary. */
const SUMMARY_LENGTH = 3;

/** As long as evidence may be. */
const LONGEST_ANSWER = 4000;

/**
 * What several aspects come to: the gravest decides. Nothing that was looked at is unknown, which
 * is never passed.
 *
 * @param notes - sentences that decide nothing
 * @param headline - the summary when all has passed; the sentences of the aspects when absent
 */
export function conclude(
  aspects: readonly Aspect[],
  rest: Omit<CollectedEvidence, 'state' | 'summary' | 'answered' | 'error'>,
  {
    headline,
    notes = [],
  }: { headline?: string; notes?: readonly string[] } = {},
): CollectedEvidence {
  const state =
    PRECEDENCE.find(each => aspects.some(aspect => aspect.state === each)) ??
    'unknown';
  const decisive = aspects.filter(aspect => aspect.state === state);
  return {
    ...rest,
    state,
    summary: state === 'passed' && headline ? headline : summarize(decisive),
    answered: [
      ...aspects.map(aspect => `${aspect.state}: ${aspect.says}`),
      ...notes,
    ]
      .join('\n')
      .slice(0, LONGEST_ANSWER),
    ...(state === 'unknown' && { error: errorOf(decisive) }),
  };
}

function summarize(aspects: readonly Aspect[]): string {
  const told = [...new Set(aspects.map(({ says }) => says))];
  const rest = told.length - SUMMARY_LENGTH;
  return [
    ...told.slice(0, SUMMARY_LENGTH),
    ...(rest > 0 ? [`And ${rest} more.`] : []),
  ].join(' ');
}

function errorOf(aspects: readonly Aspect[]): NonNullable<Evidence['error']> {
  return (
    aspects.find(({ error }) => error !== undefined)?.error ?? {
      kind: 'no-data',
      message: aspects.at(0)?.says ?? 'There was nothing to look at.',
    }
  );
}
