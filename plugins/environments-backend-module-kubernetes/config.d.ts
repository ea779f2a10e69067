export interface Config {
  environments?: {
    kubernetes?: {
      /**
       * What is read of Secrets: their names, types, ages and the names of their keys, never a
       * value; or nothing, and nobody asks for them. Default: `names-and-keys`.
       */
      secrets?: 'names-and-keys' | 'off';
      /**
       * The same for ConfigMaps.
       */
      configMaps?: 'names-and-keys' | 'off';
    };
  };
  /**
   * The clusters, as Backstage's Kubernetes plugin reads them. What is not named here is not read.
   */
  kubernetes?: {
    /**
     * Where clusters are found.
     */
    clusterLocatorMethods?: Array<{
      /**
       * `config` and `localKubectlProxy` can be watched. Clusters of other locators are reported
       * as not supported.
       */
      type: string;
      /**
       * The clusters of the locator `config`.
       */
      clusters?: Array<{
        /**
         * The name that environments use in `backstage.io/kubernetes-cluster`. Unique.
         */
        name: string;
        /**
         * Base URL of the API server.
         */
        url: string;
        /**
         * A name for people.
         */
        title?: string;
        /**
         * `serviceAccount` and `localKubectlProxy` can be watched.
         */
        authProvider?: string;
        /**
         * Names the auth provider under `kubernetes.io/auth-provider`, where `authProvider` does
         * not.
         */
        authMetadata?: { [key: string]: string };
        /**
         * The token of the service account. When absent, the service account of the Pod that the
         * backend runs in is used.
         * @visibility secret
         */
        serviceAccountToken?: string;
        /**
         * The certificate authority: base64 of PEM.
         */
        caData?: string;
        /**
         * The certificate authority: path of a PEM file.
         */
        caFile?: string;
        /**
         * Accept any certificate. For trials only.
         */
        skipTLSVerify?: boolean;
      }>;
    }>;
  };
}
