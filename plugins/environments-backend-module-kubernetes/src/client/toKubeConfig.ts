import { KubeConfig, type User } from '@kubernetes/client-node';
import type {
  ClusterCredentials,
  WatchedCluster,
} from '../config/ClusterConfig';

function toUser(name: string, credentials: ClusterCredentials): User {
  switch (credentials.type) {
    case 'token':
      return { name, token: credentials.token };
    case 'tokenFile':
      return {
        name,
        authProvider: {
          name: 'tokenFile',
          config: { tokenFile: credentials.path },
        },
      };
    default:
      return { name };
  }
}

/** The cluster as the Kubernetes client takes it. */
export function toKubeConfig(cluster: WatchedCluster): KubeConfig {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    {
      name: cluster.name,
      server: cluster.url,
      caData: cluster.caData,
      caFile: cluster.caFile,
      // The library refuses plain HTTP unless it is told not to look for a certificate.
      skipTLSVerify: cluster.skipTLSVerify || cluster.url.startsWith('http:'),
    },
    toUser(cluster.name, cluster.credentials),
  );
  return kubeConfig;
}
