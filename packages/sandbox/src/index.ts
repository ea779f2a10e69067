/**
 * A cluster, an Argo CD, a Prometheus and a git server in one process, over their real wire
 * protocols, for trying, demos and tests.
 *
 * @packageDocumentation
 */
export { sandboxTokens } from './control/sandboxTokens';
export { startSandbox, type Sandbox, type SandboxOptions } from './Sandbox';
export * from './argocd';
export * from './git';
export { createKubernetesServer } from './kubernetes/createKubernetesServer';
export { InMemoryCluster } from './kubernetes/InMemoryCluster';
export * from './metrics';
export * from './prometheus';
