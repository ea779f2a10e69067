import { stringify } from 'yaml';
import type { ConformanceEvidence, ConformanceState } from './Conformance';
import { conformanceStateSchema } from './Conformance';

/** What a check says. */
export interface Verdict {
  state: ConformanceState;
  /** What was found, in a sentence. */
  message: string;
  evidence: ConformanceEvidence[];
  /** The change that would mend it. */
  remedy?: string;
  snippet?: string;
}

/** What was looked at, before it is said whether it is as expected. */
export interface Comparison extends ConformanceEvidence {
  holds: boolean;
}

export function met(
  message: string,
  evidence: ConformanceEvidence[] = [],
): Verdict {
  return { state: 'met', message, evidence };
}

export function unknown(
  message: string,
  evidence: ConformanceEvidence[] = [],
): Verdict {
  return { state: 'unknown', message, evidence };
}

type Change = Pick<Verdict, 'remedy' | 'snippet'>;

export function missing(
  message: string,
  evidence: ConformanceEvidence[],
  change: Change,
): Verdict {
  return { state: 'missing', message, evidence, ...change };
}

export function different(
  message: string,
  evidence: ConformanceEvidence[],
  change: Change,
): Verdict {
  return { state: 'different', message, evidence, ...change };
}

/** Met when everything holds; else different, told of by what does not hold. */
export function compare(
  what: string,
  comparisons: readonly Comparison[],
  change: Change,
): Verdict {
  const tell = ({ holds, ...evidence }: Comparison) => evidence;
  const wrong = comparisons.filter(({ holds }) => !holds);
  if (wrong.length === 0) {
    return met(`${what} is as expected.`, comparisons.map(tell));
  }
  const words = wrong.map(
    ({ path, value, expected }) => `${path} is ${value} instead of ${expected}`,
  );
  return different(`Of ${what}, ${words.join('; ')}.`, wrong.map(tell), change);
}

/** Of several objects that play one part, the worst is told, with the evidence of all like it. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  const order = conformanceStateSchema.options;
  const ranked = [...verdicts].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
  );
  const [worst] = ranked;
  return {
    ...worst,
    evidence: ranked
      .filter(({ state }) => state === worst.state)
      .flatMap(({ evidence }) => evidence),
  };
}

export function toYaml(value: unknown): string {
  return stringify(value);
}
