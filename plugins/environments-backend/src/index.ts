/**
 * The Flightdeck backend: environments, their snapshots and the actions on them.
 *
 * @packageDocumentation
 */

export { environmentsPlugin as default } from './plugin';
