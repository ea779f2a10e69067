import { ConflictError, InputError } from '@backstage/errors';
import {
  ACTION_VERBS,
  type EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type { JudgedAction } from '../actions/ActionPreparer';
import { describeDeedChanges } from '../actions/deeds';
import type { CheckedActionRequest } from './OperationStarter';

/**
 * That a person has agreed to what would happen, and that nothing stands in the way of it.
 *
 * @throws ConflictError or InputError when not.
 */
export function checkAgreement(
  { name }: EnvironmentDefinition,
  { preview }: JudgedAction,
  request: CheckedActionRequest,
): void {
  const { breakGlass, confirmation, order, seen } = request;
  const changes = describeDeedChanges(seen, preview.deeds);
  if (changes) {
    throw new ConflictError(
      `What would happen to ${name} is not what you agreed to any more. ${changes}`,
    );
  }
  const standing = preview.blockers.filter(
    ({ overridable }) => !(overridable && breakGlass),
  );
  if (standing.length > 0) {
    throw new ConflictError(
      `You cannot ${ACTION_VERBS[order.action]} ${name} now: ${standing
        .map(({ message, remedy }) =>
          remedy ? `${message} ${remedy}` : message,
        )
        .join(' ')}`,
    );
  }
  if (breakGlass && preview.blockers.length === 0) {
    throw new InputError(
      `Nothing stands in the way on ${name}: no glass is to be broken.`,
    );
  }
  const { typedConfirmation } = preview;
  if (typedConfirmation && confirmation !== typedConfirmation) {
    throw new InputError(
      `To confirm, type ${typedConfirmation}, the name of the environment.`,
    );
  }
}
