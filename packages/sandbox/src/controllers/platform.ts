import { Cluster } from '../kubernetes/Cluster';

/** Where the controllers of Ingresses and the servers that measure would run. */
const NAMESPACES = ['ingress-nginx', 'monitoring'];
const ISSUERS = ['letsencrypt-prod', 'letsencrypt-staging'];

/** What the wizard names unless it is told otherwise. */
const SECRET_STORE = 'platform';

/** Adds what the people of a platform set up before the first service comes. */
export function addPlatform(cluster: Cluster): void {
  for (const name of NAMESPACES) {
    cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  for (const name of ISSUERS) {
    cluster.apply({
      apiVersion: 'cert-manager.io/v1',
      kind: 'ClusterIssuer',
      metadata: { name },
      spec: { selfSigned: {} },
    });
  }
  cluster.apply({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name: SECRET_STORE },
    spec: { provider: { fake: { data: [] } } },
  });
}
