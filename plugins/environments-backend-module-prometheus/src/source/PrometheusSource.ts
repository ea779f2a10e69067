import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type {
  EnvironmentDefinition,
  IndicatorReading,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentSource,
  EnvironmentSourceContext,
  SourceReading,
} from '@flightdeck/plugin-environments-node';
import { PrometheusClient } from '../client/PrometheusClient';
import type { PrometheusConfig } from '../config/PrometheusConfig';
import type { IndicatorDefinition } from '../indicators/IndicatorDefinition';
import { expressionOf } from '../query/expressionOf';
import { InstancePoller } from './InstancePoller';
import type { Question } from './Question';

export interface PrometheusSourceOptions {
  config: PrometheusConfig;
  logger: LoggerService;
  clock?: () => Date;
  random?: () => number;
  /** For one call. */
  timeoutMs?: number;
}

/** Indicators of environments from all configured instances. */
export class PrometheusSource implements EnvironmentSource {
  readonly id = 'prometheus';
  readonly #config: PrometheusConfig;
  readonly #logger: LoggerService;
  readonly #pollers: Map<string, InstancePoller>;
  #context: EnvironmentSourceContext | undefined;

  constructor(options: PrometheusSourceOptions) {
    const { config, logger } = options;
    this.#config = config;
    this.#logger = logger;
    this.#pollers = new Map(
      config.instances.map(instance => [
        instance.name,
        new InstancePoller({
          name: instance.name,
          client: new PrometheusClient(instance, options),
          pollMs: config.pollSeconds * 1000,
          questions: () => this.#questionsOf(instance.name),
          changed: () => this.#changed(instance.name),
          logger,
          clock: options.clock ?? (() => new Date()),
          random: options.random ?? Math.random,
        }),
      ]),
    );
  }

  async start(context: EnvironmentSourceContext): Promise<void> {
    this.#context = context;
    const { signal, environments } = context;
    const unsubscribe = environments.subscribe(() => {
      this.#pollers.forEach(poller => poller.environmentsChanged());
    });
    signal.addEventListener('abort', unsubscribe, { once: true });
    for (const [name, poller] of this.#pollers) {
      poller.run(signal).catch(error => {
        const cause = isError(error) ? error : undefined;
        this.#logger.error(
          `Prometheus "${name}" is not asked any more.`,
          cause,
        );
      });
    }
  }

  read(environment: EnvironmentDefinition): SourceReading {
    const name = this.#instanceOf(environment);
    if (name === undefined) {
      return { statuses: [] };
    }
    const poller = this.#pollers.get(name);
    if (!poller) {
      return { statuses: [unknownInstance(name)] };
    }
    if (environment.namespaces.length === 0) {
      return { statuses: [] };
    }
    return {
      statuses: [poller.status.read()],
      indicators: this.#config.indicators.map(indicator =>
        readingOf(indicator, environment, poller),
      ),
    };
  }

  #instanceOf(environment: EnvironmentDefinition): string | undefined {
    return environment.prometheus ?? this.#config.instances.at(0)?.name;
  }

  #environmentsOf(instance: string): EnvironmentDefinition[] {
    const environments = this.#context?.environments.list() ?? [];
    return environments.filter(
      environment =>
        environment.namespaces.length > 0 &&
        this.#instanceOf(environment) === instance,
    );
  }

  #questionsOf(instance: string): Question[] {
    const byExpression = new Map<string, Question>();
    // All of one indicator stand together: what is wrong with its query is found in few halvings.
    for (const indicator of this.#config.indicators) {
      for (const environment of this.#environmentsOf(instance)) {
        const question = tryQuestion(indicator, environment);
        if ('expression' in question) {
          byExpression.set(question.expression, question);
        }
      }
    }
    return [...byExpression.values()];
  }

  #changed(instance: string): void {
    const environments = this.#environmentsOf(instance);
    this.#context?.changed(environments.map(({ ref }) => ref));
  }
}

function tryQuestion(
  indicator: IndicatorDefinition,
  { namespaces }: EnvironmentDefinition,
): Question | { problem: string } {
  try {
    const expression = expressionOf(indicator.query, namespaces);
    return { indicatorId: indicator.id, expression };
  } catch (error) {
    if (isError(error) && error.name === 'InputError') {
      return { problem: error.message };
    }
    throw error;
  }
}

function readingOf(
  indicator: IndicatorDefinition,
  environment: EnvironmentDefinition,
  poller: InstancePoller,
): IndicatorReading {
  const question = tryQuestion(indicator, environment);
  const { id, title, unit, warning, critical } = indicator;
  const described = { id, title, unit, warning, critical };
  if ('problem' in question) {
    return { ...described, query: indicator.query, message: question.problem };
  }
  const answer = poller.answer(question);
  return { ...described, query: question.expression, ...answer };
}

function unknownInstance(name: string): SourceStatus {
  return {
    id: `prometheus/${name}`,
    kind: 'prometheus',
    name,
    state: 'unreachable',
    message: `The Prometheus "${name}" is not configured in environments.prometheus.instances.`,
    gaps: [],
  };
}
