import { parseQuantity } from '@flightdeck/plugin-environments-common';

/** Cores, bytes or a count of a Kubernetes quantity such as `250m` or `1Gi`; 0 of what is none. */
export function amountOf(quantity: string | number | undefined): number {
  return parseQuantity(String(quantity ?? '')) ?? 0;
}
