import type { Hold, Operation } from '@flightdeck/plugin-environments-common';

/** Tells people of what they should know and did not ask for. Never fails. */
export interface DeliveryNotifier {
  /** Somebody went ahead in spite of a closed window or a hold. */
  breakGlass(operation: Operation): Promise<void>;
  /** Something switched automation on that a hold keeps off. */
  holdBroken(hold: Hold): Promise<void>;
  /** A hold lasts beyond the time at which it was to be looked at again. */
  holdOverdue(hold: Hold): Promise<void>;
}
