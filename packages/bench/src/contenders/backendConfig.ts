import type { JsonObject } from '@backstage/types';
import { CLUSTER } from '../seed/catalogEntities';

export interface BackendOptions {
  port: number;
  /** Where the databases are kept; absent for memory. */
  databaseFolder?: string;
  cluster: { url: string; certificateAuthority: string; token: string };
}

/** The configuration of either backend; both read the same keys about the cluster. */
export function backendConfig({
  cluster,
  databaseFolder,
  port,
}: BackendOptions): JsonObject {
  return {
    app: {
      title: 'Flightdeck',
      baseUrl: `http://127.0.0.1:${port}`,
      packages: 'all',
    },
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database: {
        client: 'better-sqlite3',
        connection: databaseFolder ? { directory: databaseFolder } : ':memory:',
      },
    },
    auth: {
      providers: {
        guest: {
          userEntityRef: 'user:default/guest',
          dangerouslyAllowOutsideDevelopment: true,
        },
      },
    },
    permission: { enabled: false },
    environments: { catalog: { refreshSeconds: 1 } },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: CLUSTER,
              url: cluster.url,
              caData: Buffer.from(cluster.certificateAuthority).toString(
                'base64',
              ),
              authProvider: 'serviceAccount',
              serviceAccountToken: cluster.token,
              skipMetricsLookup: true,
            },
          ],
        },
      ],
    },
  };
}
