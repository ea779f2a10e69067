/**
 * Fleet board and environment page: health with reasons, workloads, indicators and delivery state.
 *
 * @packageDocumentation
 */

export type { EnvironmentContentProps } from './environment/EnvironmentContent';
export type { FurtherView } from './environment/EnvironmentView';
export type { EnvironmentsPageProps } from './fleet/FleetPage';
export { isEnvironmentAvailable } from './isEnvironmentAvailable';
export {
  EntityEnvironmentContent,
  EntitySystemEnvironmentsContent,
  EnvironmentsPage,
  environmentsPlugin,
} from './plugin';
export type { SystemEnvironmentsContentProps } from './system/SystemEnvironmentsContent';
