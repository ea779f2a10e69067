/**
 * Discovers environments from Argo CD applications and Kubernetes namespaces, and keeps them in the
 * catalog.
 *
 * @packageDocumentation
 */

export { catalogModuleEnvironments as default } from './module';
