import { NotFoundError } from '@backstage/errors';
import type {
  AlertingRule,
  EnvironmentDefinition,
  IndicatorRange,
} from '@flightdeck/plugin-environments-common';
import type { MetricsHistory } from '@flightdeck/plugin-environments-node';

/** A history that knows the indicator `error-ratio` of every environment. */
export class FakeHistory implements MetricsHistory {
  readonly id: string;
  rules: AlertingRule[] | undefined = [];
  problems: string[] = [];
  readonly minutes: number[] = [];

  constructor(id = 'prometheus') {
    this.id = id;
  }

  async readRange(
    { ref }: EnvironmentDefinition,
    id: string,
    { minutes }: { minutes: number },
  ): Promise<IndicatorRange> {
    if (id !== 'error-ratio') {
      throw new NotFoundError(`${ref} has no indicator ${id}.`);
    }
    this.minutes.push(minutes);
    return {
      id,
      title: 'Error ratio',
      unit: 'ratio',
      from: '2026-03-02T11:00:00.000Z',
      to: '2026-03-02T12:00:00.000Z',
      stepSeconds: 60,
      points: [{ at: '2026-03-02T11:00:00.000Z' }],
      query: 'errors',
    };
  }

  readRules() {
    return { rules: this.rules, problems: this.problems };
  }
}
