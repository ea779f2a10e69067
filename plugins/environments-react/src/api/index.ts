export type { ChecklistsApi } from './ChecklistsApi';
export type { DeliveryApi, DeploymentQuery } from './DeliveryApi';
export {
  environmentsApiRef,
  type EnvironmentsApi,
  type EnvironmentsRequestOptions,
  type EventQuery,
  type ObjectName,
} from './EnvironmentsApi';
export {
  EnvironmentsClient,
  type EnvironmentsClientOptions,
} from './EnvironmentsClient';
export { ServiceTargetsClient } from './ServiceTargetsClient';
