import type {
  ConformanceCounts,
  ConformanceState,
} from '@flightdeck/plugin-environments-common';
import { StatusMark } from '../status';
import {
  conformanceTone,
  conformanceWords,
  STATE_MARKS,
} from './conformanceWords';

/**
 * How an environment stands against its blueprint, in a mark and a few words.
 *
 * @public
 */
export function ConformanceMark(props: { counts: ConformanceCounts }) {
  return (
    <StatusMark tone={conformanceTone(props.counts)}>
      {conformanceWords(props.counts)}
    </StatusMark>
  );
}

/**
 * How one requirement, or one part, stands.
 *
 * @public
 */
export function ConformanceStateMark(props: {
  state: ConformanceState;
  /** Other words than the one for the state. */
  children?: string;
}) {
  const { tone, word } = STATE_MARKS[props.state];
  return <StatusMark tone={tone}>{props.children ?? word}</StatusMark>;
}
