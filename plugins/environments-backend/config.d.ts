/** Settings of rules of health, by rule id; docs/health.md lists ids, holds and thresholds. */
interface HealthRules {
  [ruleId: string]: {
    /** `false` switches the rule off. Default: `true`. */
    enabled?: boolean;

    /** What the findings of the rule count as at most. */
    severity?: 'critical' | 'warning' | 'info';

    /**
     * The rule must hold for this long without a break before it counts: `10m`, or
     * `{ minutes: 10 }`.
     */
    hold?:
      | string
      | {
          weeks?: number;
          days?: number;
          hours?: number;
          minutes?: number;
          seconds?: number;
          milliseconds?: number;
        };

    /** Numbers by name. */
    thresholds?: { [name: string]: number };
  };
}

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

    /** What environments are held against, beside the blueprints that are shipped. */
    blueprints?: {
      /**
       * Paths and patterns (`blueprints/*.yaml`) of files with one blueprint each, as YAML or JSON.
       * They are relative to the directory of `app-config.yaml`, or the working directory where
       * there is none, and are read once, at start. A blueprint with the name of a shipped one
       * replaces it.
       */
      files?: string[];
    };

    /** Repositories of new services over plain git. */
    git?: {
      /** Where they can be made; the module of the scaffolder reads the credentials. */
      hosts?: Array<{
        /** As the wizard shows it. */
        name: string;

        /** Base URL without credentials, for example `https://git.example.com`. */
        url: string;
      }>;
    };

    /** How the health of environments is judged. */
    health?: {
      /** Settings of rules for all environments. */
      rules?: HealthRules;

      /**
       * Settings of rules for some environments, in order: the last that sets something wins. An
       * entry is for the environments of which every list that is given has a match; it needs one
       * list at least.
       */
      overrides?: Array<{
        /** Stages, as `environments.stages` names them. */
        stages?: string[];

        /** Entity refs or names of systems. */
        systems?: string[];

        /** Entity refs or names of environments. */
        environments?: string[];

        rules: HealthRules;
      }>;
    };
  };
}
