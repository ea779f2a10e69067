import { mockServices } from '@backstage/backend-test-utils';
import type {
  EnvironmentDefinition,
  IndicatorReading,
  SourceState,
} from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import type { RunningPrometheus } from '@flightdeck/sandbox';
import type {
  PrometheusConfig,
  PrometheusInstanceConfig,
} from '../config/PrometheusConfig';
import { DEFAULT_INDICATORS } from '../indicators/defaultIndicators';
import { PrometheusHistory } from '../history/PrometheusHistory';
import { Instances } from '../instance/Instances';
import type { PollTiming } from '../instance/PollTiming';
import { PrometheusSource } from '../source/PrometheusSource';
import { RecordingProxy } from './RecordingProxy';
import { TestEnvironments } from './TestEnvironments';

export { until };

/** A source that asks a Prometheus of the sandbox through a proxy. */
export class SourceHarness {
  readonly proxy: RecordingProxy;
  readonly changed = jest.fn<void, [Iterable<string>]>();
  readonly logger = mockServices.logger.mock();
  readonly #stop = new AbortController();

  private constructor(proxy: RecordingProxy) {
    this.proxy = proxy;
  }

  static async create(sandbox: RunningPrometheus): Promise<SourceHarness> {
    return new SourceHarness(await RecordingProxy.start(sandbox.url));
  }

  async start(
    environments: EnvironmentDefinition[],
    overrides: Partial<PrometheusConfig> = {},
    timing: Partial<PollTiming> = {},
  ) {
    const catalog = new TestEnvironments();
    catalog.set(environments);
    const instances = new Instances({
      logger: this.logger,
      timing: { alertsMs: 3_600_000, volumesMs: 3_600_000, ...timing },
      config: {
        pollSeconds: 3600,
        instances: [this.instance],
        indicators: [...DEFAULT_INDICATORS],
        ...overrides,
      },
    });
    const source = new PrometheusSource(instances);
    const history = new PrometheusHistory(instances);
    await source.start({
      environments: catalog,
      changed: this.changed,
      signal: this.#stop.signal,
    });
    return { source, history, catalog };
  }

  /** The instance `main`, which is asked through the proxy. */
  get instance(): PrometheusInstanceConfig {
    return {
      name: 'main',
      url: this.proxy.url,
      headers: { Authorization: 'Bearer secret-token' },
      clusters: [],
      namespaceLabel: 'namespace',
    };
  }

  /** The requests for indicators, without those for volumes and alerts and the probes. */
  get polls() {
    return this.proxy.requests.filter(
      ({ path, body }) =>
        path === '/api/v1/query' &&
        body.includes('%22flightdeck_reading%22%2C+%220%22'),
    );
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.proxy.close();
  }
}

export async function untilState(
  source: PrometheusSource,
  environment: EnvironmentDefinition,
  state: SourceState,
) {
  await until(() => source.read(environment).statuses[0].state === state);
  return source.read(environment);
}

export function byId(readings: IndicatorReading[] = []) {
  return Object.fromEntries(readings.map(reading => [reading.id, reading]));
}
