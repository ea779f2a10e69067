import type { KubernetesKind } from '@flightdeck/plugin-environments-common';
import type { WatchedCluster } from '../config/ClusterConfig';
import type { TcpProxy } from './TcpProxy';

/**
 * Whose credentials are used: one who may read everything that is needed in the whole cluster, one
 * who may in the first namespace only, one who may read everything and change the workloads of the
 * first namespace, one who may nothing, one whom the server does not know.
 */
export type TestUser =
  | 'reader'
  | 'namespaced'
  | 'operator'
  | 'nobody'
  | 'stranger';

export interface TestManifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [field: string]: unknown;
}

/** A cluster for contract tests, reached through a proxy that can break. */
export interface TestCluster {
  /** Two namespaces that are empty and nobody else's. */
  namespaces: readonly [string, string];
  proxy: TcpProxy;
  connect(user: TestUser): WatchedCluster;
  /** Creates or changes. */
  apply(manifest: TestManifest): Promise<void>;
  delete(manifest: TestManifest): Promise<void>;
  close(): Promise<void>;
}

/** A cluster whose kinds come and go. */
export interface ExtensibleCluster extends TestCluster {
  /** Makes the cluster serve a custom kind. */
  install(kind: KubernetesKind): Promise<void>;
  /** Takes a custom kind away, and all its objects. */
  uninstall(kind: KubernetesKind): Promise<void>;
  /** What the cluster holds of what was applied. */
  read(manifest: TestManifest): Promise<unknown>;
}

/** An object that no controller touches. */
export function alias(
  namespace: string,
  name: string,
  externalName = 'one.example',
): TestManifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels: { app: name } },
    spec: { type: 'ExternalName', externalName },
  };
}
