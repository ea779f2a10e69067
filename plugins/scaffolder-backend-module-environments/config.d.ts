export interface Config {
  environments?: {
    git?: {
      /** Where services are published over plain git, that is over HTTP or HTTPS. */
      hosts?: Array<{
        /** What the wizard and the answers call it. */
        name: string;
        /**
         * What the addresses of repositories begin with, for example `https://git.example.org/team`:
         * a repository is at `<url>/<repository>.git`.
         */
        url: string;
        /**
         * Where a single file is read, with `{repository}`, `{branch}` and `{path}`;
         * `<url>/{repository}/raw/{branch}/{path}` when absent.
         */
        rawUrl?: string;
        /** Who pushes; `flightdeck` when absent. Many hosts take any name with a token. */
        username?: string;
        /**
         * The password or token that pushes; nothing is sent when absent.
         * @visibility secret
         */
        token?: string;
        /** The branch that services begin with; `main` when absent. */
        defaultBranch?: string;
      }>;
    };
    templates?: {
      /** A folder of templates instead of the shipped ones: one folder for each blueprint, and `shared`. */
      directory?: string;
    };
  };
}
