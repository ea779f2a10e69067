import type {
  ActionOrderInput,
  DeliveryStatus,
  EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import type { ActionTarget } from '@flightdeck/plugin-environments-react';

/** The order that can be previewed at once; undefined where a person has to say more first. */
export function initialOrder(
  target: ActionTarget,
  { environment }: EnvironmentSnapshot,
  status: DeliveryStatus,
): ActionOrderInput | undefined {
  switch (target.action) {
    case 'sync':
    case 'terminate':
    case 'resume':
      return { action: target.action };
    case 'refresh':
      return { action: 'refresh', hard: target.hard ?? false };
    case 'promote':
      return environment.promotesFrom === undefined
        ? undefined
        : { action: 'promote', from: environment.promotesFrom };
    case 'restart':
      return (
        target.workload && { action: 'restart', workload: target.workload }
      );
    case 'maintenance':
      return status.maintenance
        ? { action: 'maintenance', on: false }
        : undefined;
    default:
      return undefined;
  }
}
