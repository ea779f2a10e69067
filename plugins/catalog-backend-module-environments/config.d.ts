import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** Environments that are found rather than written. Nothing is looked for when absent. */
      environments?: {
        /** How often to look, and for how long; every 5 minutes for at most 2 when absent. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** Whether to look at the applications of the `argocd` configuration; true when absent. */
        argocd?: boolean;
        /** Whether to look at the namespaces of the `kubernetes` configuration; true when absent. */
        kubernetes?: boolean;
        /** The namespace of the entities; `default` when absent. */
        namespace?: string;
        /** The owner of environments that name none; `group:default/unknown` when absent. */
        owner?: string;
        /** Whether to make a System for each system that has no entity; false when absent. */
        createSystems?: boolean;
        /**
         * `system-stage-cluster` makes one environment of the applications and namespaces of a
         * system in a stage on a cluster; `application` makes one of each application.
         */
        groupBy?: 'system-stage-cluster' | 'application';
        /**
         * What becomes of an application whose system or stage is not known: an environment of its
         * own, or none. An environment of its own when absent.
         */
        ungrouped?: 'application' | 'skip';
        /** Names of labels or annotations that say what an object belongs to. */
        labels?: {
          /** `flightdeck.dev/system` when absent. */
          system?: string;
          /** `flightdeck.dev/stage` when absent. */
          stage?: string;
          /** `flightdeck.dev/owner` when absent. */
          owner?: string;
        };
        /** Other words for the configured stages. */
        stageAliases?: {
          /** The stage that the word stands for. */
          [word: string]: string;
        };
        /** Which configured cluster a destination of Argo CD is, where its URL does not say so. */
        clusterNames?: Array<{
          /** The `server` or the `name` of the destination. */
          destination: string;
          /** The Argo CD instance for which this holds; all when absent. */
          instance?: string;
          /** The `name` of a cluster of the `kubernetes` configuration. */
          cluster: string;
        }>;
        /** When environments are taken out of the catalog. */
        removal?: {
          /** After so many complete reads without it; 2 when absent. */
          afterReads?: number;
          /** A larger share of a source than this is held back at first; 0.5 when absent. */
          holdAbove?: number;
          /** After so many complete reads what was held back goes too; 5 when absent. */
          confirmReads?: number;
        };
      };
    };
  };
}
