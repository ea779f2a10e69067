import { createRealCluster } from './realCluster';
import { createSandboxCluster } from './sandboxCluster';
import type { ExtensibleCluster } from './TestCluster';

/**
 * The clusters that contract tests run against: the sandbox, and the one whose kubeconfig
 * `FLIGHTDECK_TEST_KUBECONFIG` names. Its user must be allowed everything.
 */
export function clusterTargets(): [string, () => Promise<ExtensibleCluster>][] {
  const targets: [string, () => Promise<ExtensibleCluster>][] = [
    ['the sandbox', createSandboxCluster],
  ];
  const file = process.env.FLIGHTDECK_TEST_KUBECONFIG;
  if (file) {
    targets.push(['a real cluster', () => createRealCluster(file)]);
  }
  return targets;
}
