import type { Alert } from '../observations';

/** What a page shows; a storm of alerts is told of by its first ones. */
const MOST_ALERTS = 50;

/** Firing alerts before pending ones, the longest first, and not more than a page shows. */
export function boundAlerts(
  alerts: readonly Alert[] | undefined,
): Alert[] | undefined {
  return (
    alerts &&
    [...alerts]
      .sort(
        (a, b) =>
          Number(a.state !== 'firing') - Number(b.state !== 'firing') ||
          (a.activeSince ?? '').localeCompare(b.activeSince ?? '') ||
          a.name.localeCompare(b.name, 'en-US'),
      )
      .slice(0, MOST_ALERTS)
  );
}
