import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';

/** The labels or annotations that say what an object belongs to. */
export interface FactLabels {
  system: string;
  stage: string;
  owner: string;
}

/** Says which configured cluster a destination of Argo CD is. */
export interface ClusterName {
  destination: string;
  /** Holds for all instances when absent. */
  instance?: string;
  cluster: string;
}

/** When what is no longer found is taken out of the catalog. */
export interface RemovalConfig {
  /** Complete reads without it. */
  afterReads: number;
  /** The share of a source, 0 to 1, above which more reads are needed. */
  holdAbove: number;
  /** That many. */
  confirmReads: number;
}

/** How environments are found and described. */
export interface DiscoveryConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  argocd: boolean;
  kubernetes: boolean;
  namespace: string;
  owner: string;
  createSystems: boolean;
  groupBy: 'system-stage-cluster' | 'application';
  ungrouped: 'application' | 'skip';
  labels: FactLabels;
  /** The configured stages. */
  stages: readonly string[];
  /** Stages by the other words for them. */
  stageAliases: ReadonlyMap<string, string>;
  clusterNames: readonly ClusterName[];
  removal: RemovalConfig;
}
