export interface Config {
  /** Settings of the environments plugin. */
  environments?: {
    /**
     * The stages of environments in the order in which releases pass through them. The stage of
     * an environment is its annotation `flightdeck.dev/stage`.
     *
     * Default: `[dev, staging, prod]`.
     *
     * @visibility frontend
     */
    stages?: string[];

    /** How environments are read from the catalog. */
    catalog?: {
      /**
       * Seconds between two reads of the list of environments. At least 1.
       *
       * Default: `15`.
       */
      refreshSeconds?: number;
    };
  };
}
