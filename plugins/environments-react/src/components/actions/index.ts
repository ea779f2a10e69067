export { useActionHost, useHasActionHost } from './actionHosts';
export { ActionItem, type ActionItemProps } from './ActionItem';
export {
  actionSearch,
  readActionTarget,
  type ActionTarget,
} from './ActionTarget';
export { GuardedButton, type GuardedButtonProps } from './GuardedButton';
export { askWhom, rightObstacle, type ActionObstacle } from './rightObstacle';
export { useActionLocation, type ActionLocation } from './useActionLocation';
export { WorkloadActions, type WorkloadActionsProps } from './WorkloadActions';
