export { useActionHost, useHasActionHost } from './actionHosts';
export { ActionItem, type ActionItemProps } from './ActionItem';
export {
  actionSearch,
  readActionTarget,
  type ActionTarget,
} from './ActionTarget';
export { useActionLocation, type ActionLocation } from './useActionLocation';
export { WorkloadActions, type WorkloadActionsProps } from './WorkloadActions';
