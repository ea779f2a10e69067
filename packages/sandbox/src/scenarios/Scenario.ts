import type { GitServer } from '../git';
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
  /** What the environment's applications are deployed from; absent where there is none. */
  git?: Pick<GitServer, 'commit' | 'readTree' | 'repositoryOf' | 'resolve'>;
  servers: Readonly<Record<'kubernetes' | 'argocd' | 'prometheus', Breakable>>;
}

/** Takes back what a scenario broke. */
export type Mend = () => void | Promise<void>;

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
  break(target: ScenarioTarget): Mend | Promise<Mend>;
}
