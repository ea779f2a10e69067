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

/** What is asked of a collector. */
interface EvidenceRequirement {
  /** The id of a collector, for example `staging`. */
  collector: string;

  /** Of the collector; docs/checklists.md tells which it has. */
  options?: { [name: string]: unknown };
}

/** An item of a checklist. */
interface ChecklistItem {
  /** Lower-case letters, digits and hyphens. Stable: answers and records name it. */
  id: string;

  /** At most 120 characters. */
  title: string;

  /** Why it is asked: a sentence. */
  why: string;

  /** What to do about it. */
  howTo?: string;

  /** Whether answers of people hold for one release, or for whatever is deployed. Default: `release`. */
  scope?: 'release' | 'environment';

  /**
   * `off` is not asked, `advisory` is shown and holds nobody, `required` holds the button.
   * Default: `required`.
   */
  mode?: 'off' | 'advisory' | 'required';

  /** A time as ISO 8601 with its offset: a required item only advises before it. */
  requiredFrom?: string;

  /** Entity ref of who answers for it. */
  owner?: string;

  /** How long an answer of a person holds: an ISO 8601 duration such as `P7D`. */
  validFor?: string;

  /** What is asked of people; nobody is asked when absent. */
  people?: {
    /** What a person confirms with a signature: a sentence. */
    statement: string;

    /** How many different people sign, from 1 to 6. Default: `1`. */
    count?: number;

    /** The signature of who asks for the deployment does not count. Default: `false`. */
    notRequester?: boolean;

    /** Who wrote the release cannot sign. Default: `false`. */
    notAuthor?: boolean;

    /** Default: `false`. */
    requireComment?: boolean;

    /** Default: `false`. */
    requireLink?: boolean;

    /** Evidence that is as good as signatures, while it has passed or does not apply. */
    replacedBy?: EvidenceRequirement;
  };

  /** The collectors that are asked, each once. Default: none. */
  evidence?: Array<EvidenceRequirement>;

  /** Whether all evidence must be good, or any. Default: `all`. */
  combine?: 'all' | 'any';
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

    /** When environments may be changed, and who can be asked; docs/windows.md tells more. */
    delivery?: {
      /**
       * Spans of time in which the environments they are for may be changed, or may not. They bind
       * every action that changes what runs, beside the sync windows of Argo CD projects. Each has
       * one of these: `schedule` with `duration`, `weekly`, or `from`.
       */
      windows?: Array<{
        /** As people see it; no two have the same. At most 100 characters. */
        name: string;

        /**
         * `deny`: nothing changes inside the window. `allow`: things change only inside a window
         * that allows, where there is one.
         */
        kind: 'allow' | 'deny';

        /**
         * Stages, as `environments.stages` names them. The window is for the environments of which
         * every list that is given has a match; for all when none is.
         */
        stages?: string[];

        /** Entity refs or names of systems. */
        systems?: string[];

        /** Entity refs or names of environments. */
        environments?: string[];

        /** IANA time zone in which all times of the window are meant, for example `Europe/Berlin`. */
        timeZone: string;

        /** Why, for those whom it keeps waiting. At most 500 characters. */
        reason?: string;

        /** Entity refs of people and groups that it does not bind, for example `group:default/sre`. */
        exempt?: string[];

        /** When it begins: five fields of cron, for example `0 16 * * 5`. */
        schedule?: string;

        /** How long it lasts from each begin of its schedule: `64h`, or `{ hours: 64 }`. */
        duration?:
          | string
          | {
              weeks?: number;
              days?: number;
              hours?: number;
              minutes?: number;
              seconds?: number;
              milliseconds?: number;
            };

        /** The same on some days of each week. */
        weekly?: {
          /** The days on which it begins. */
          days: Array<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'>;

          /** For example `09:00`. */
          from: string;

          /** For example `17:30`; on the next day when that is not later than `from`. */
          to: string;
        };

        /** A date or a time: `2026-12-20`, or `2026-12-20T18:00`. */
        from?: string;

        /** Its end, as `from` is its begin; it lasts until someone takes it out when absent. */
        to?: string;
      }>;

      /**
       * Entity refs of those who can be asked beside the owner of an environment, for example
       * `group:default/sre`. They are told of broken glass, and of holds that break or are overdue.
       */
      contacts?: string[];
    };

    /** What is asked of a release before it is deployed; docs/checklists.md tells more. */
    checklists?: {
      /** The checklist of all environments. Default: eight items that advise. */
      definition?: {
        /** At most 120 characters. */
        title: string;

        /** In the order in which they are shown; at most 50. */
        items: Array<ChecklistItem>;
      };

      /**
       * Changes of the checklist for some environments, in order: the last that sets something
       * wins. A change is for the environments of which every list that is given has a match; for
       * all when none is.
       */
      overrides?: Array<{
        /** Names of blueprints. */
        blueprints?: string[];

        /** Entity refs or names of systems. */
        systems?: string[];

        /** Entity refs or names of environments. */
        environments?: string[];

        /** Stages, as `environments.stages` names them. */
        stages?: string[];

        /** Parts of items by their id. An id that is not known adds an item, which must be whole. */
        items: Array<Partial<ChecklistItem> & { id: string }>;
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

  /** Settings of Backstage's Grafana plugin. */
  grafana?: {
    /**
     * Address of Grafana, for example `https://grafana.example.com`. The collector `dashboards`
     * asks there, and nowhere else, whether dashboards that are linked answer.
     * @visibility backend
     */
    domain?: string;
  };
}
