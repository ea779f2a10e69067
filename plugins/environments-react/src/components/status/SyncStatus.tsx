import type { Application } from '@flightdeck/plugin-environments-common';
import { StatusMark } from './StatusMark';
import type { Tone } from './tones';

const MARKS: Record<
  Application['sync']['status'],
  { tone: Tone; word: string }
> = {
  Synced: { tone: 'healthy', word: 'In sync' },
  OutOfSync: { tone: 'warning', word: 'Out of sync' },
  Unknown: { tone: 'unknown', word: 'Sync unknown' },
};

/**
 * Props of {@link SyncStatus}.
 *
 * @public
 */
export interface SyncStatusProps {
  status: Application['sync']['status'];
  /** An operation is queued or running; it is said instead of the state that is about to end. */
  operationInProgress?: boolean;
}

/**
 * Whether a cluster holds what Git says.
 *
 * @public
 */
export function SyncStatus(props: SyncStatusProps) {
  if (props.operationInProgress) {
    return <StatusMark tone="progressing">Syncing</StatusMark>;
  }
  const { tone, word } = MARKS[props.status];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}
