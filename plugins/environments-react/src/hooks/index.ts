export type { Live } from './Live';
export { useEnvironment } from './useEnvironment';
export { useFleet } from './useFleet';
export { useLatestOperation } from './useLatestOperation';
export { useOperation } from './useOperation';
export { useSync, type SyncIntent, type SyncStarter } from './useSync';
