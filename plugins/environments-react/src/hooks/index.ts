export type { Live } from './Live';
export { useAlerts } from './useAlerts';
export { useConformance } from './useConformance';
export { useEnvironment } from './useEnvironment';
export { useEvents } from './useEvents';
export { useFleet } from './useFleet';
export { useIndicatorRange } from './useIndicatorRange';
export { useInventory } from './useInventory';
export { useLatestOperation } from './useLatestOperation';
export { useObjectDetail } from './useObjectDetail';
export { useOperation } from './useOperation';
export { useSync, type SyncIntent, type SyncStarter } from './useSync';
export {
  useCluster,
  useClusters,
  useDeliveryInstances,
  useGitHosts,
  useMetricsInstances,
  useNamespaces,
  useServiceName,
} from './useServiceTargets';
