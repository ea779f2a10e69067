export interface Config {
  /** The Argo CD instances whose applications belong to environments. */
  argocd?: {
    /** Account for the instances that have no credentials of their own. */
    username?: string;
    /**
     * Password for the instances that have no credentials of their own.
     * @visibility secret
     */
    password?: string;
    appLocatorMethods?: Array<{
      /** Only `config` is read here; other types are left to other plugins. */
      type: string;
      instances?: Array<{
        /** What environments call it in the annotation `argocd/instance-name`. */
        name: string;
        /** Base URL of its API, for example `https://argocd.example.com`. */
        url: string;
        /** Base URL of its interface for people, where that is another one. */
        frontendUrl?: string;
        /**
         * Token of an account with the `apiKey` capability, or of a project role.
         * @visibility secret
         */
        token?: string;
        /** Account to log in with, where there is no token. */
        username?: string;
        /**
         * Password of that account.
         * @visibility secret
         */
        password?: string;
        /**
         * Namespaces, besides its own, whose applications are read; all that the account may see
         * when absent.
         */
        appNamespaces?: string[];
      }>;
    }>;
  };
}
