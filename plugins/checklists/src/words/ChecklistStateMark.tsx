import type { ChecklistState } from '@flightdeck/plugin-environments-common';
import { StatusMark, type Tone } from '@flightdeck/plugin-environments-react';

const MARKS: Record<ChecklistState, { tone: Tone; word: string }> = {
  passed: { tone: 'healthy', word: 'Passed' },
  failed: { tone: 'critical', word: 'Failed' },
  warning: { tone: 'warning', word: 'Warning' },
  pending: { tone: 'progressing', word: 'Pending' },
  unknown: { tone: 'unknown', word: 'Unknown' },
  'not-applicable': { tone: 'suspended', word: 'Not applicable' },
  waived: { tone: 'excused', word: 'Waived' },
};

/** The word for how an item stands. */
export function stateWord(state: ChecklistState): string {
  return MARKS[state].word;
}

/** How an item stands, as shape, word and colour. */
export function ChecklistStateMark(props: { state: ChecklistState }) {
  const { tone, word } = MARKS[props.state];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}
