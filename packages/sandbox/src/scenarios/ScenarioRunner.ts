import { NotFoundError } from '@backstage/errors';
import { Cluster } from '../kubernetes/Cluster';
import { managedBy } from '../kubernetes/managedBy';
import { commitRelease } from './commitRelease';
import { Mend, ScenarioTarget } from './Scenario';
import { scenarios } from './scenarios';
import { workloadsIn } from './workloads';

const ENVIRONMENT_LABEL = 'flightdeck.dev/environment';

/** Breaks environments by scenarios, and mends them. */
export class ScenarioRunner {
  readonly #cluster: Cluster;
  readonly #servers: ScenarioTarget['servers'];
  readonly #git: ScenarioTarget['git'];
  readonly #clock: () => Date;
  /** What mends each scenario that is on, by environment. */
  readonly #broken = new Map<string, Map<string, Mend>>();

  constructor(
    options: Pick<ScenarioTarget, 'cluster' | 'servers'> &
      Partial<Pick<ScenarioTarget, 'clock' | 'git'>>,
  ) {
    this.#cluster = managedBy(options.cluster, 'kubectl-edit');
    this.#servers = options.servers;
    this.#git = options.git;
    this.#clock = options.clock ?? (() => new Date());
  }

  /** The environments that have something to break. */
  environments(): string[] {
    const names = this.#cluster
      .list('Namespace')
      .filter(({ metadata }) => this.#hasWorkloads(metadata.name))
      .map(
        ({ metadata }) => metadata.labels?.[ENVIRONMENT_LABEL] ?? metadata.name,
      );
    return [...new Set(names)].sort();
  }

  /** The scenarios that are on in an environment. */
  broken(environment: string): string[] {
    return [...(this.#broken.get(environment)?.keys() ?? [])];
  }

  /**
   * Breaks an environment. To break it again in the same way breaks what was mended meanwhile.
   *
   * @throws NotFoundError when there is no such environment or scenario, then it lists those there
   *   are, or when the environment has nothing that could break in this way
   */
  async break(environment: string, id: string): Promise<void> {
    const target = this.#targetOf(environment);
    const scenario = scenarios.find(known => known.id === id);
    if (!scenario) {
      const known = scenarios.map(other => other.id).join(', ');
      throw new NotFoundError(
        `There is no scenario '${id}'; there are ${known}.`,
      );
    }
    const mends = this.#broken.get(environment) ?? new Map();
    this.#broken.set(environment, mends);
    await mends.get(id)?.();
    mends.delete(id);
    const mend = await scenario.break(target);
    mends.set(id, mend);
  }

  /**
   * Releases a tag of the backend's image to an environment, by a commit in Git. It stays.
   *
   * @throws NotFoundError when there is no such environment, or it is deployed from no branch that
   *   names the image with another tag
   */
  async release(environment: string, tag: string): Promise<void> {
    await commitRelease(this.#targetOf(environment), tag);
  }

  /** Takes back every scenario in an environment, the last first. Returns their ids. */
  async heal(environment: string): Promise<string[]> {
    this.#namespaceOf(environment);
    const mends = [...(this.#broken.get(environment) ?? [])].reverse();
    this.#broken.delete(environment);
    for (const [, mend] of mends) {
      await mend();
    }
    return mends.map(([id]) => id);
  }

  #targetOf(environment: string): ScenarioTarget {
    return {
      cluster: this.#cluster,
      servers: this.#servers,
      git: this.#git,
      clock: this.#clock,
      namespace: this.#namespaceOf(environment),
    };
  }

  #namespaceOf(environment: string): string {
    const labelled = this.#cluster
      .list('Namespace')
      .filter(
        ({ metadata }) => metadata.labels?.[ENVIRONMENT_LABEL] === environment,
      )
      .map(({ metadata }) => metadata.name);
    const candidates = labelled.length > 0 ? labelled : [environment];
    const found =
      candidates.find(name =>
        this.#cluster.get('Deployment', name, 'backend'),
      ) ?? candidates.find(name => this.#hasWorkloads(name));
    if (!found) {
      const known = this.environments();
      throw new NotFoundError(
        `There is no environment '${environment}'; ${
          known.length > 0 ? `there are ${known.join(', ')}` : 'there are none'
        }.`,
      );
    }
    return found;
  }

  #hasWorkloads(namespace: string): boolean {
    return workloadsIn(this.#cluster, namespace).length > 0;
  }
}
