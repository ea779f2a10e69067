import type { Manifest } from './manifests';

/** Something that happens in clusters, and what should be said of it. */
export interface Situation {
  /** As the table names it. */
  title: string;
  objects: readonly Manifest[];
  /** The health that Argo CD gives an application with these objects. */
  argocd: string;
  /** How many errors Backstage's Kubernetes plugin detects. */
  backstageErrors: number;
  /** The health that we give the environment. */
  flightdeck: string;
  /** The rules of the findings that count. */
  ruleIds: readonly string[];
  /** Why, as the table tells it. */
  why: string;
}
