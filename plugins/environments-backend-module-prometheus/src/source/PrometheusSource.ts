import type {
  EnvironmentDefinition,
  SourceGap,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentSource,
  EnvironmentSourceContext,
  SourceReading,
} from '@flightdeck/plugin-environments-node';
import { readReadings } from '../indicators/readReadings';
import type { Instance } from '../instance/Instance';
import type { Instances } from '../instance/Instances';
import type { EnvironmentScope } from '../scope/EnvironmentScope';

/** Indicators, volumes and alerts of environments from all configured instances. */
export class PrometheusSource implements EnvironmentSource {
  readonly id = 'prometheus';
  readonly #instances: Instances;

  constructor(instances: Instances) {
    this.#instances = instances;
  }

  async start(context: EnvironmentSourceContext): Promise<void> {
    const { signal, environments } = context;
    const instances = this.#instances;
    instances.serve(() => environments.list(), context.changed);
    const unsubscribe = environments.subscribe(() => {
      instances.all.forEach(instance => instance.environmentsChanged());
    });
    signal.addEventListener('abort', unsubscribe, { once: true });
    instances.all.forEach(instance => instance.start(signal));
  }

  read(environment: EnvironmentDefinition): SourceReading {
    const place = this.#instances.place(environment);
    if (!place) {
      return { statuses: [] };
    }
    if (!('scope' in place)) {
      return { statuses: [unplaced(place.problem, place.instance)] };
    }
    const { instance, scope } = place;
    const status = instance.status.read();
    if (!instance.status.isUsable) {
      return { statuses: [status] };
    }
    const alerts = instance.alerts.alertsOf(scope);
    const gaps = [
      ...status.gaps,
      ...(alerts?.gaps ?? []),
      ...sharedNamespaces(environment),
    ];
    return {
      statuses: [{ ...status, gaps }],
      indicators: this.#readIndicators(instance, scope),
      volumes: instance.volumes.read(scope),
      alerts: alerts?.alerts,
      alertingRules: instance.alerts.rulesInPlace(scope),
    };
  }

  #readIndicators(instance: Instance, scope: EnvironmentScope) {
    return readReadings(
      this.#instances.questionBook.of(scope),
      instance.questions,
    );
  }
}

/** Metrics know namespaces; what a label selector selects in them they do not know. */
function sharedNamespaces({
  labelSelector,
  namespaces,
}: EnvironmentDefinition): SourceGap[] {
  return labelSelector
    ? [
        {
          what: 'Metrics of this environment alone',
          state: 'unsupported',
          message: `Indicators, volumes and alerts are those of the whole ${
            namespaces.length === 1 ? 'namespace' : 'namespaces'
          } ${namespaces.join(
            ', ',
          )}: metrics do not know the label selector of the environment.`,
        },
      ]
    : [];
}

function unplaced(
  problem: string,
  instance: Instance | undefined,
): SourceStatus {
  const name = instance?.config.name ?? 'not chosen';
  return {
    id: instance ? `prometheus/${name}` : 'prometheus',
    kind: 'prometheus',
    name,
    state: 'unsupported',
    message: problem,
    gaps: [],
  };
}
