/**
 * Reads indicators from Prometheus in one batched poll for Flightdeck environments.
 *
 * @packageDocumentation
 */

export { environmentsModulePrometheus as default } from './module';
