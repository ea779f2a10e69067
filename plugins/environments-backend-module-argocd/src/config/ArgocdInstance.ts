/** How an instance lets us in. */
export type ArgocdCredentials =
  | { type: 'token'; token: string }
  | { type: 'password'; username: string; password: string };

/** One Argo CD of the configuration. */
export interface ArgocdInstance {
  name: string;
  /** Base URL of the API, without a slash at its end. */
  url: string;
  /** Base URL of the interface for people, without a slash at its end. */
  frontendUrl: string;
  credentials: ArgocdCredentials;
  /** Namespaces besides the instance's own; all when absent. */
  appNamespaces?: readonly string[];
}
