export {
  environmentsApiRef,
  type EnvironmentsApi,
  type EnvironmentsRequestOptions,
} from './EnvironmentsApi';
export {
  EnvironmentsClient,
  type EnvironmentsClientOptions,
} from './EnvironmentsClient';
