import type { KubernetesKind } from '@flightdeck/plugin-environments-common';

/** How requests to a cluster prove who they are. */
export type ClusterCredentials =
  | { type: 'token'; token: string }
  /** A file that is read again as it rotates. */
  | { type: 'tokenFile'; path: string }
  | { type: 'none' };

/** A cluster that can be watched. */
export interface WatchedCluster {
  type: 'watched';
  name: string;
  title?: string;
  /** Base URL of the API server, without a slash at its end. */
  url: string;
  credentials: ClusterCredentials;
  /** Base64 of PEM, as in a kubeconfig. */
  caData?: string;
  caFile?: string;
  skipTLSVerify: boolean;
}

/** A cluster that is configured for Backstage in a way that a background job cannot use. */
export interface UnsupportedCluster {
  type: 'unsupported';
  name: string;
  title?: string;
  /** A sentence that says why. */
  message: string;
}

export type ClusterConfig = WatchedCluster | UnsupportedCluster;

export interface KubernetesConfig {
  clusters: ClusterConfig[];
  /** Locators whose clusters are not known here, for example `gke`. */
  unsupportedLocators: string[];
  /** Kinds that are left alone on request. */
  unwatchedKinds: KubernetesKind[];
}
