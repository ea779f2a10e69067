import { KubeConfig, type User } from '@kubernetes/client-node';
import type { WatchedCluster } from '../config/ClusterConfig';

/** The cluster as the Kubernetes client takes it. A token in a file is not its to read. */
export function toKubeConfig(cluster: WatchedCluster): KubeConfig {
  const { name, credentials } = cluster;
  const user: User =
    credentials.type === 'token'
      ? { name, token: credentials.token }
      : { name };
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    {
      name,
      server: cluster.url,
      caData: cluster.caData,
      caFile: cluster.caFile,
      // The library refuses plain HTTP unless it is told not to look for a certificate.
      skipTLSVerify: cluster.skipTLSVerify || cluster.url.startsWith('http:'),
    },
    user,
  );
  return kubeConfig;
}
