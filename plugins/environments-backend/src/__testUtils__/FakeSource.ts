import type {
  EnvironmentDefinition,
  SourceState,
} from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentSource,
  EnvironmentSourceContext,
  SourceReading,
} from '@flightdeck/plugin-environments-node';

/** A source in memory; by default it is well and knows of nothing. */
export class FakeSource implements EnvironmentSource {
  readonly id: string;
  context?: EnvironmentSourceContext;
  reads = 0;
  #tell: (environment: EnvironmentDefinition) => Partial<SourceReading> =
    () => ({});
  #state: SourceState = 'ok';

  constructor(id = 'kubernetes') {
    this.id = id;
  }

  async start(context: EnvironmentSourceContext): Promise<void> {
    this.context = context;
  }

  /** Changes what the source tells, and says so. */
  tell(
    tell: (environment: EnvironmentDefinition) => Partial<SourceReading>,
    state: SourceState = 'ok',
  ): void {
    this.#tell = tell;
    this.#state = state;
    const refs = this.context?.environments.list().map(({ ref }) => ref);
    this.context?.changed(refs ?? []);
  }

  read(environment: EnvironmentDefinition): SourceReading {
    this.reads++;
    return {
      statuses: [
        {
          id: `${this.id}/one`,
          kind: this.id,
          name: 'one',
          state: this.#state,
          message: `${this.id} is ${this.#state}.`,
          gaps: [],
        },
      ],
      ...this.#tell(environment),
    };
  }
}
