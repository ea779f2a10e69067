export interface Config {
  environments?: {
    git?: {
      /**
       * Hosts that are spoken to over plain git, that is over HTTP or HTTPS, beside those of
       * `integrations`.
       */
      hosts?: Array<{
        /** What the wizard, previews and errors call it. */
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
        /** Who reads and pushes; `flightdeck` when absent. Many hosts take any name with a token. */
        username?: string;
        /**
         * The password or token that reads and pushes; nothing is sent when absent.
         * @visibility secret
         */
        token?: string;
        /** The branch that services begin with; `main` when absent. */
        defaultBranch?: string;
      }>;
      /** Who commits on behalf of people; the person is the author. */
      committer?: {
        /** `Flightdeck` when absent. */
        name?: string;
        /**
         * `flightdeck@localhost` when absent. Also the address of authors whose profile in the
         * catalog has none.
         */
        email?: string;
      };
    };
  };
}
