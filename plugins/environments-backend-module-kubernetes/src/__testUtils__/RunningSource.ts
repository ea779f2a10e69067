import { mockServices } from '@backstage/backend-test-utils';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type { SourceReading } from '@flightdeck/plugin-environments-node';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import type { ClusterConfig } from '../config/ClusterConfig';
import { KubernetesSource } from '../source/KubernetesSource';
import { defaultSourceTiming, type SourceTiming } from '../source/SourceTiming';

const logger = mockServices.logger.mock();

/** Everything that was logged so far. */
export function logged(): string {
  const { debug, info, warn, error } = logger;
  return JSON.stringify(
    [debug, info, warn, error].map(({ mock }) => mock.calls),
  );
}

export function environment(
  name: string,
  part: Partial<EnvironmentDefinition>,
): EnvironmentDefinition {
  return {
    ref: `resource:default/${name}`,
    name,
    cluster: 'contract',
    namespaces: [],
    applications: [],
    problems: [],
    ...part,
  };
}

/** A source that runs as the environments backend runs it. */
export class RunningSource {
  readonly source: KubernetesSource;
  /** The refs of each call of `changed`. */
  readonly changes: string[][] = [];
  readonly #controller = new AbortController();
  readonly #listeners = new Set<() => void>();
  #environments: EnvironmentDefinition[];

  constructor(
    clusters: ClusterConfig[],
    environments: EnvironmentDefinition[],
    timing: Partial<SourceTiming> = {},
  ) {
    this.#environments = environments;
    this.source = new KubernetesSource(
      { clusters, unsupportedLocators: [], unwatchedKinds: [] },
      {
        logger: mockServices.logger.mock({ child: () => logger }),
        timing: { ...defaultSourceTiming, ...timing },
      },
    );
  }

  async start(): Promise<this> {
    await this.source.start({
      signal: this.#controller.signal,
      changed: refs => this.changes.push([...refs]),
      environments: {
        list: () => this.#environments,
        subscribe: listener => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
    });
    return this;
  }

  setEnvironments(environments: EnvironmentDefinition[]): void {
    this.#environments = environments;
    this.#listeners.forEach(listener => listener());
  }

  /** Waits until what is read of an environment is as wanted. */
  async untilRead(
    of: EnvironmentDefinition,
    condition: (reading: SourceReading) => boolean,
    within?: number,
  ): Promise<SourceReading> {
    await until(() => condition(this.source.read(of)), {
      within,
      what: () => this.source.read(of).statuses,
    });
    return this.source.read(of);
  }

  /** Waits until all that can be read of an environment has been read. */
  async untilAllRead(of: EnvironmentDefinition): Promise<SourceReading> {
    return await this.untilRead(of, ({ statuses }) =>
      statuses.every(
        ({ state, gaps }) =>
          state === 'ok' && gaps.every(gap => gap.state !== 'starting'),
      ),
    );
  }

  stop(): void {
    this.#controller.abort();
  }
}
