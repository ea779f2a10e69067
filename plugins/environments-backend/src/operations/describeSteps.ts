import type {
  OperationState,
  OperationStep,
} from '@flightdeck/plugin-environments-common';

/** The state of a whole operation: what certainly failed weighs more than what nobody can tell. */
export function outcomeOf(steps: readonly OperationStep[]): OperationState {
  const states = new Set(steps.map(({ state }) => state));
  if (states.has('waiting') || states.has('running')) {
    return 'running';
  }
  if (states.has('failed')) {
    return 'failed';
  }
  if (states.has('lost')) {
    return 'lost';
  }
  return states.has('undone') || states.has('skipped') ? 'failed' : 'succeeded';
}

const ORDER: readonly OperationStep['state'][] = [
  'failed',
  'lost',
  'undone',
  'running',
  'waiting',
  'succeeded',
  'skipped',
];

/** What happened in all steps together, as sentences: trouble first. */
export function describeSteps(steps: readonly OperationStep[]): string {
  return [...steps]
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
    .map(({ message }) => message)
    .join(' ');
}
