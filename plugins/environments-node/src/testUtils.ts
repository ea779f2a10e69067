/**
 * What the tests of sources and delivery engines need.
 *
 * @packageDocumentation
 */

export { FAULTS, FaultyServer, type Fault } from './testUtils/FaultyServer';
export { until } from './testUtils/until';
