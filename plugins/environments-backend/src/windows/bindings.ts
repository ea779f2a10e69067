import type { DeliveryAction } from '@flightdeck/plugin-environments-common';

/**
 * What a closed window keeps from being done. What only looks, ends something or keeps the world
 * as it is may be done at any time.
 */
export const BOUND_BY_WINDOWS: Readonly<Record<DeliveryAction, boolean>> = {
  sync: true,
  refresh: false,
  rollback: true,
  terminate: false,
  restart: true,
  scale: true,
  pause: false,
  resume: true,
  promote: true,
  revert: true,
  maintenance: false,
};

/**
 * What a hold keeps from being done: what would deploy something else than what it pins. A rollback
 * to another entry moves the pin; a revert in Git changes nothing until somebody resumes.
 */
export const BOUND_BY_HOLD: Readonly<Record<DeliveryAction, boolean>> = {
  sync: true,
  refresh: false,
  rollback: false,
  terminate: false,
  restart: false,
  scale: false,
  pause: false,
  resume: false,
  promote: true,
  revert: false,
  maintenance: false,
};
