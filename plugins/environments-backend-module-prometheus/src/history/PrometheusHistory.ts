import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type {
  AlertingRule,
  EnvironmentDefinition,
  IndicatorRange,
} from '@flightdeck/plugin-environments-common';
import type { MetricsHistory } from '@flightdeck/plugin-environments-node';
import type { Instance } from '../instance/Instance';
import type { Instances, Placement } from '../instance/Instances';
import type { Question } from '../poll/Question';
import { reduceTo } from '../query/buildBatch';
import { RangeReader, type Course } from './RangeReader';

/** Indicators over time and alerting rules from all configured instances. */
export class PrometheusHistory implements MetricsHistory {
  readonly id = 'prometheus';
  readonly #instances: Instances;
  readonly #readers: Map<Instance, RangeReader>;

  constructor(instances: Instances, options: { clock?: () => Date } = {}) {
    this.#instances = instances;
    this.#readers = new Map(
      instances.all.map(instance => [
        instance,
        new RangeReader({
          client: instance.rangeClient,
          clock: options.clock ?? (() => new Date()),
        }),
      ]),
    );
  }

  async readRange(
    environment: EnvironmentDefinition,
    indicatorId: string,
    options: { minutes: number; signal: AbortSignal },
  ): Promise<IndicatorRange> {
    const place = this.#instances.place(environment);
    const { instance, scope } = requireScope(place, environment);
    const entry = this.#instances.questionBook
      .of(scope)
      .find(({ indicator }) => indicator.id === indicatorId);
    const reader = this.#readers.get(instance);
    if (!entry || !reader) {
      throw new NotFoundError(
        `The environment ${environment.name} has no indicator "${indicatorId}".`,
      );
    }
    const { isUsable, isStarting } = instance.status;
    if (!isUsable && !isStarting) {
      throw new ServiceUnavailableError(instance.status.read().message);
    }
    if ('problem' in entry) {
      throw new ServiceUnavailableError(entry.problem);
    }
    const query = queryOf(entry.questions, instance);
    const { id, title, unit, warning, critical } = entry.indicator;
    return {
      ...{ id, title, unit, warning, critical, query },
      ...rangeOf(await reader.read(query, options)),
    };
  }

  readRules(environment: EnvironmentDefinition): {
    rules?: AlertingRule[];
    problems: string[];
  } {
    const place = this.#instances.place(environment);
    if (!place) {
      return { problems: [] };
    }
    if (!('scope' in place)) {
      return { problems: [place.problem] };
    }
    const { instance, scope } = place;
    const { state, message, gaps } = instance.status.read();
    const problems = [
      ...(state === 'ok' ? [] : [message]),
      ...gaps
        .filter(({ what }) => what === 'alerts' || what === 'silences')
        .map(gap => gap.message),
    ];
    const rules = instance.status.isUsable
      ? instance.alerts.rulesOf(scope)
      : undefined;
    return { ...(rules && { rules }), problems };
  }
}

function requireScope(
  place: Placement | undefined,
  { name }: EnvironmentDefinition,
) {
  if (!place) {
    throw new NotFoundError(`The environment ${name} has no indicators.`);
  }
  if (!('scope' in place)) {
    throw new ServiceUnavailableError(place.problem);
  }
  return place;
}

/** The query that has a value now, or else the first that had one at each moment. */
function queryOf(questions: readonly Question[], instance: Instance): string {
  const current = questions.find(
    question => instance.questions.answer(question)?.value !== undefined,
  );
  return (current ? [current] : questions)
    .map(({ expression, worst }) => reduceTo(worst, expression))
    .join(' or ');
}

function rangeOf({ start, end, stepSeconds, values }: Course) {
  const points = Array.from(
    { length: (end - start) / stepSeconds + 1 },
    (_, index) => {
      const time = start + index * stepSeconds;
      const value = values.get(time);
      const at = new Date(time * 1000).toISOString();
      return value !== undefined && Number.isFinite(value)
        ? { at, value }
        : { at };
    },
  );
  const isEmpty = points.every(point => !('value' in point));
  return {
    from: new Date(start * 1000).toISOString(),
    to: new Date(end * 1000).toISOString(),
    stepSeconds,
    points,
    ...(isEmpty && { message: 'No samples in this time.' }),
  };
}
