import type { DeliveryAction } from '@flightdeck/plugin-environments-common';

/** Actions that may run beside another operation of their environment. */
const BESIDE_OTHERS: readonly DeliveryAction[] = [
  'refresh',
  'terminate',
  'maintenance',
];

/** Actions that a click confirms wherever they are done. */
const CLICK_IS_ENOUGH: readonly DeliveryAction[] = [
  'refresh',
  'pause',
  'maintenance',
];

/** Whether no other such operation may run on the environment at the same time. */
export function isExclusive(action: DeliveryAction): boolean {
  return !BESIDE_OTHERS.includes(action);
}

/** Whether on the last stage a person must type the name of the environment. */
export function needsTyping(action: DeliveryAction): boolean {
  return !CLICK_IS_ENOUGH.includes(action);
}
