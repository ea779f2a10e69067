export type { Live } from './Live';
export { useAction, type ActionIntent, type ActionStarter } from './useAction';
export { useActionPreview } from './useActionPreview';
export { useAlerts } from './useAlerts';
export { useChecklist } from './useChecklist';
export {
  useChecklistAction,
  type ChecklistAction,
  type ChecklistWriter,
} from './useChecklistAction';
export { useChecklistEvents } from './useChecklistEvents';
export { useChecklists } from './useChecklists';
export { useConformance } from './useConformance';
export { useDeliveryStatus } from './useDeliveryStatus';
export { useDeployments, type Deployments } from './useDeployments';
export { useDora, useSystemDora } from './useDora';
export { useEnvironment } from './useEnvironment';
export { useEvents } from './useEvents';
export { useFleet } from './useFleet';
export { useIndicatorRange } from './useIndicatorRange';
export { useInventory } from './useInventory';
export { useLatestOperation } from './useLatestOperation';
export { useObjectDetail } from './useObjectDetail';
export { useOperation } from './useOperation';
export { useReleases } from './useReleases';
export {
  useCluster,
  useClusters,
  useDeliveryInstances,
  useGitHosts,
  useMetricsInstances,
  useNamespaces,
  useServiceName,
} from './useServiceTargets';
