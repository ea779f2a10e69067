export interface Config {
  permission?: {
    /** What the policy of the example portal needs to know. */
    example?: {
      /**
       * Entity refs of the groups whose members may do everything, break-glass included.
       *
       * Default: none.
       */
      platformTeams?: string[];
    };
  };
}
