export { assessHealth, worstStatus } from './assessHealth';
export type { ArgocdToken } from './Accounts';
export type { ArgocdFaults } from './ArgocdFaults';
export {
  createArgocdServer,
  type ArgocdServer,
  type ArgocdServerOptions,
} from './createArgocdServer';
export { seedSandbox, type SeedSandboxOptions } from './seedSandbox';
export {
  seedSystem,
  type SeededApplication,
  type SeedTarget,
  type SystemSeed,
} from './seedSystem';
