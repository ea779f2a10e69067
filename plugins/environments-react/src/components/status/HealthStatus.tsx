import type { Health } from '@flightdeck/plugin-environments-common';
import { StatusMark } from './StatusMark';

const WORDS: Record<Health, string> = {
  critical: 'Critical',
  warning: 'Warning',
  unknown: 'Unknown',
  progressing: 'Progressing',
  suspended: 'Suspended',
  healthy: 'Healthy',
};

/**
 * The word for a state of health.
 *
 * @public
 */
export function healthWord(health: Health): string {
  return WORDS[health];
}

/**
 * The health of an environment, a workload or a Pod.
 *
 * @public
 */
export function HealthStatus(props: { health: Health }) {
  return <StatusMark tone={props.health}>{WORDS[props.health]}</StatusMark>;
}
