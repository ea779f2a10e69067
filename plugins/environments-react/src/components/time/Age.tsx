import { useSyncExternalStore } from 'react';
import Tooltip from '@material-ui/core/Tooltip';
import { formatAge, formatTimestamp } from './formatTime';
import { subscribeToTicks } from './ticker';

/**
 * Props of {@link Age} and {@link Timestamp}.
 *
 * @public
 */
export interface TimeProps {
  /** ISO 8601, or a date. */
  time: string | Date;
}

/**
 * How long ago something was; the time with its zone is in the tooltip.
 *
 * @public
 */
export function Age(props: TimeProps) {
  const time = new Date(props.time);
  const text = useSyncExternalStore(subscribeToTicks, () =>
    formatAge(time, new Date()),
  );
  const absolute = formatTimestamp(time);
  return (
    <Tooltip title={absolute}>
      <time dateTime={isoOf(time)} style={{ whiteSpace: 'nowrap' }}>
        {text}
      </time>
    </Tooltip>
  );
}

/**
 * A time with its zone; how long ago it was is in the tooltip.
 *
 * @public
 */
export function Timestamp(props: TimeProps) {
  const time = new Date(props.time);
  const age = useSyncExternalStore(subscribeToTicks, () =>
    formatAge(time, new Date()),
  );
  return (
    <Tooltip title={age}>
      <time dateTime={isoOf(time)}>{formatTimestamp(time)}</time>
    </Tooltip>
  );
}

function isoOf(time: Date): string | undefined {
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
