/**
 * A fake backend and fixtures, for the tests of plugins that show environments.
 *
 * @packageDocumentation
 */

export { FakeEnvironmentsApi } from './testUtils/FakeEnvironmentsApi';
export * from './testUtils/fixtures';
export { responseError } from './testUtils/responseError';
