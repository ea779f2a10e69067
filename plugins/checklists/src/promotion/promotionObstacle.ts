import type {
  Checklist,
  DeliveryStatus,
} from '@flightdeck/plugin-environments-common';
import {
  askWhom,
  rightObstacle,
  type Live,
} from '@flightdeck/plugin-environments-react';

/**
 * Whether a promotion is what comes after a checklist, for somebody. When it cannot be read what the
 * portal can do, it is offered, and said that nobody can tell.
 */
export function isPromotable(
  { from, standing, verdict }: Pick<Checklist, 'from' | 'standing' | 'verdict'>,
  live: Pick<Live<DeliveryStatus>, 'data' | 'error'>,
): boolean {
  const isOffered = live.data
    ? live.data.rights.some(({ action }) => action === 'promote')
    : live.error !== undefined;
  return (
    standing === 'open' && from !== undefined && verdict.ready && isOffered
  );
}

/**
 * Why the caller cannot promote a release now whose checklist is clear, in sentences; undefined when
 * they can.
 */
export function promotionObstacle(
  live: Pick<Live<DeliveryStatus>, 'data' | 'error'>,
  /** Why nobody can say what comes next. */
  problem: string | undefined,
): string | undefined {
  const denied = rightObstacle('promote', live);
  if (denied || !live.data) {
    return denied && `${denied.reason} ${askWhom(denied.contacts)}`.trim();
  }
  return problem ?? closedBy(live.data);
}

function closedBy({
  hold,
  rights,
  running,
  windows,
}: DeliveryStatus): string | undefined {
  if (running) {
    return 'Another operation is running: wait until it has ended.';
  }
  const closed = [
    hold
      ? 'The environment is held: its automation is resumed first.'
      : undefined,
    windows.state === 'closed' ? 'The deployment window is closed.' : undefined,
  ].flatMap(each => each ?? []);
  if (closed.length === 0) {
    return undefined;
  }
  const mayOverride = rights.some(
    ({ action, allowed }) => action === 'override' && allowed,
  );
  return [
    ...closed,
    ...(mayOverride
      ? [
          'You may go ahead with a reason: choose the promotion among the actions on the environment.',
        ]
      : []),
  ].join(' ');
}
