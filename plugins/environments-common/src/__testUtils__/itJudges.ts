import type { BlueprintCheck, ConformanceFacts } from '../blueprint';
import type { KubernetesObjects } from '../kubernetes';
import { judgeEnvironment } from './judging';

/** What is told in which facts, and how the requirement stands then. */
export type VerdictCase = [
  what: string,
  state: string,
  objects: KubernetesObjects,
  parts?: Partial<Omit<ConformanceFacts, 'objects'>>,
];

/** A test for each: how it stands, and that the remedy is told where there is something to mend. */
export function itJudges(
  check: BlueprintCheck,
  cases: readonly VerdictCase[],
): void {
  it.each(cases)('%s: %s', (_, state, objects, parts = {}) => {
    const told = judgeEnvironment(check, objects, parts);
    expect(told).toMatchObject({ state });
    const isOpen = state === 'missing' || state === 'different';
    expect(told.remedy).toBe(isOpen ? 'Do it.' : undefined);
  });
}
