/**
 * What the tests of sources and delivery engines need.
 *
 * @packageDocumentation
 */

export { until } from './testUtils/until';
