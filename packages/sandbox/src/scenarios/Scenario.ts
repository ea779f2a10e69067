import { Cluster } from '../kubernetes/Cluster';

/** A server of the sandbox that can be taken off. */
export interface Breakable {
  down: boolean;
}

/** What a scenario may break. */
export interface ScenarioTarget {
  cluster: Cluster;
  /** The namespace that has the environment's workloads. */
  namespace: string;
  clock: () => Date;
  servers: Readonly<Record<'kubernetes' | 'argocd' | 'prometheus', Breakable>>;
}

/** A way in which an environment can be broken. */
export interface Scenario {
  id: string;
  /** One sentence: what is broken, and what it looks like. */
  description: string;
  /**
   * Breaks it. Returns what mends it again; that takes back only what was broken, and does nothing
   * where somebody else has mended it meanwhile.
   *
   * @throws NotFoundError when the environment has nothing that could break in this way
   */
  break(target: ScenarioTarget): () => void;
}
