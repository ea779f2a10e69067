/**
 * Reads Kubernetes clusters by list and watch for Flightdeck environments.
 *
 * @packageDocumentation
 */

export { environmentsModuleKubernetes as default } from './module';
