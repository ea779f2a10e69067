import type {
  ConformanceCounts,
  ConformanceState,
} from '@flightdeck/plugin-environments-common';
import type { Tone } from '../status';

/** How a requirement stands, as it is shown. */
export const STATE_MARKS: Record<
  ConformanceState,
  { tone: Tone; word: string }
> = {
  missing: { tone: 'critical', word: 'Missing' },
  different: { tone: 'warning', word: 'Different' },
  unknown: { tone: 'unknown', word: 'Unknown' },
  met: { tone: 'healthy', word: 'Met' },
};

const SEVERITY_TONES: Record<
  NonNullable<ConformanceCounts['severity']>,
  Tone
> = { critical: 'critical', warning: 'warning', info: 'progressing' };

/**
 * What an environment's standing against its blueprint comes to, for filters.
 *
 * @public
 */
export type ConformanceVerdict = 'deviates' | 'unknown' | 'conforms';

/**
 * Whether an environment conforms to its blueprint, as far as is known.
 *
 * @public
 */
export function conformanceVerdict({
  missing,
  different,
  unknown,
}: ConformanceCounts): ConformanceVerdict {
  if (missing + different > 0) {
    return 'deviates';
  }
  return unknown > 0 ? 'unknown' : 'conforms';
}

/**
 * A few words for an environment's standing against its blueprint, such as `1 missing`.
 *
 * @public
 */
export function conformanceWords(counts: ConformanceCounts): string {
  const { missing, different, unknown } = counts;
  switch (conformanceVerdict(counts)) {
    case 'deviates':
      return [
        ...(missing > 0 ? [`${missing} missing`] : []),
        ...(different > 0 ? [`${different} different`] : []),
      ].join(', ');
    case 'unknown':
      return `${unknown} unknown`;
    default:
      return 'Conforms';
  }
}

/** The tone of an environment's standing: that of the worst requirement that is not met. */
export function conformanceTone(counts: ConformanceCounts): Tone {
  switch (conformanceVerdict(counts)) {
    case 'deviates':
      // What only follows from something else has no severity of its own.
      return SEVERITY_TONES[counts.severity ?? 'warning'];
    case 'unknown':
      return 'unknown';
    default:
      return 'healthy';
  }
}
