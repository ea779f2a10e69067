import type {
  DeliveryAction,
  DeliveryStatus,
} from '@flightdeck/plugin-environments-common';
import type { Live } from '../../hooks';
import { sentenceOf } from '../../query';

/**
 * Why an action cannot be ordered now.
 *
 * @public
 */
export interface ActionObstacle {
  /** A sentence. */
  reason: string;
  /** Entity refs of those who may do it instead. */
  contacts?: readonly string[];
}

const LIST = new Intl.ListFormat('en', { type: 'disjunction' });

/**
 * Says whom to ask: a sentence with their entity refs, empty where nobody is known.
 *
 * @public
 */
export function askWhom(contacts: readonly string[] = []): string {
  return contacts.length > 0 ? `Ask ${LIST.format(contacts)}.` : '';
}

/**
 * Says that the caller may not do an action, or that nobody can tell; undefined when they may.
 *
 * @param action - what they would do
 * @param live - what bears on it, as it is known now
 *
 * @public
 */
export function rightObstacle(
  action: DeliveryAction,
  live: Pick<Live<DeliveryStatus>, 'data' | 'error'>,
): ActionObstacle | undefined {
  const { data: status, error } = live;
  if (!status) {
    return {
      reason: error
        ? `Cannot tell what you may do here: ${sentenceOf(error)}`
        : 'Checking what you may do here.',
    };
  }
  const right = status.rights.find(each => each.action === action);
  return right?.allowed
    ? undefined
    : {
        reason: right?.message ?? 'Nothing that could do this is installed.',
        contacts: status.contacts,
      };
}
