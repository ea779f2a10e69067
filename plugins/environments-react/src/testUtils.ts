/**
 * A fake backend and fixtures, for the tests of plugins that show environments.
 *
 * @packageDocumentation
 */

export * from './testUtils/checklistFixtures';
export * from './testUtils/conformanceFixtures';
export {
  applicationFixture,
  operationFixture,
} from './testUtils/deliveryFixtures';
export * from './testUtils/actionFixtures';
export * from './testUtils/releaseFixtures';
export { FakeChecklistsApi } from './testUtils/FakeChecklistsApi';
export { FakeDeliveryApi } from './testUtils/FakeDeliveryApi';
export { FakeEnvironmentsApi } from './testUtils/FakeEnvironmentsApi';
export * from './testUtils/fixtures';
export * from './testUtils/partFixtures';
export { partsPageFixture } from './testUtils/partsPageFixture';
export { responseError } from './testUtils/responseError';
