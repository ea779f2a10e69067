import type {
  Alert,
  AlertingRule,
  RuleInPlace,
  SourceGap,
} from '@flightdeck/plugin-environments-common';
import type { AlertmanagerClient } from '../client/AlertmanagerClient';
import { UpstreamUnavailableError } from '../client/errors';
import type { PrometheusClient } from '../client/PrometheusClient';
import type { InstanceStatus } from '../poll/InstanceStatus';
import type { EnvironmentScope } from '../scope/EnvironmentScope';
import { AlertBook, type AlertBookOptions } from './AlertBook';
import { SilenceBook } from './SilenceBook';

export interface AlertPollerOptions extends AlertBookOptions {
  client: Pick<PrometheusClient, 'rules'>;
  alertmanager?: Pick<AlertmanagerClient, 'silences' | 'silencedAlerts'>;
  status: InstanceStatus;
  everyMs: number;
  /** Called when there are other alerts or silences than before. */
  changed: () => void;
  clock: () => Date;
}

/** The alerts of an environment, and what of them could not be shown. */
export interface EnvironmentAlerts {
  alerts: Alert[];
  gaps: SourceGap[];
}

const MOST_ALERTS = 300;

/** Asks one instance for its alerting rules, and its Alertmanager for silences. */
export class AlertPoller {
  readonly #options: AlertPollerOptions;
  #alerts: AlertBook | undefined;
  #silences: SilenceBook | undefined;
  #readAt = 0;
  #signature = '';
  /** What was read of each scope since the last poll. */
  readonly #told = new Map<string, EnvironmentAlerts>();
  /** The rules in place for each scope, as long as there are no others. */
  readonly #inPlace = new Map<string, readonly RuleInPlace[]>();
  #outline = '';

  constructor(options: AlertPollerOptions) {
    this.#options = options;
  }

  /** Asks once. What was found is shown together, so that no alert seems not to be silenced. */
  async poll(signal: AbortSignal): Promise<void> {
    const { clock, status } = this.#options;
    const asked = clock().getTime();
    const [alerts, silences] = await Promise.all([
      orGap('alerts', this.#readAlerts(signal)),
      orGap('silences', this.#readSilences(signal)),
    ]);
    if ('found' in alerts) {
      this.#alerts = alerts.found;
      this.#followRules(alerts.found);
      this.#readAt = asked;
    }
    this.#silences = 'found' in silences ? silences.found : undefined;
    status.setGaps('alerts', 'gap' in alerts ? [alerts.gap] : []);
    status.setGaps('silences', 'gap' in silences ? [silences.gap] : []);
    this.#told.clear();
    this.#announce();
  }

  /** Undefined where nothing is known. */
  alertsOf(scope: EnvironmentScope): EnvironmentAlerts | undefined {
    const book = this.#current();
    if (!book) {
      return undefined;
    }
    const key = keyOf(scope);
    const told = this.#told.get(key) ?? this.#tell(book, scope);
    this.#told.set(key, told);
    return told;
  }

  /** Undefined where nothing is known. */
  rulesOf(scope: EnvironmentScope): AlertingRule[] | undefined {
    return this.#current()?.rulesOf(scope);
  }

  /** The rules that may speak of an environment; undefined where nothing is known. */
  rulesInPlace(scope: EnvironmentScope): readonly RuleInPlace[] | undefined {
    const book = this.#current();
    if (!book) {
      return undefined;
    }
    const key = keyOf(scope);
    const rules = this.#inPlace.get(key) ?? book.rulesInPlace(scope);
    this.#inPlace.set(key, rules);
    return rules;
  }

  #followRules({ outline }: AlertBook): void {
    if (outline !== this.#outline) {
      this.#outline = outline;
      this.#inPlace.clear();
    }
  }

  #current(): AlertBook | undefined {
    const { clock, everyMs } = this.#options;
    const isCurrent = clock().getTime() - this.#readAt <= 3 * everyMs;
    return isCurrent ? this.#alerts : undefined;
  }

  #tell(book: AlertBook, scope: EnvironmentScope): EnvironmentAlerts {
    const found = book.alertsOf(scope);
    const silences = this.#silences;
    const left = found.length - MOST_ALERTS;
    return {
      alerts: found.slice(0, MOST_ALERTS).map(({ alert, labels }) => ({
        ...alert,
        ...(silences && { silences: silences.of(labels) }),
      })),
      gaps:
        left > 0
          ? [
              {
                what: 'alerts',
                state: 'stale',
                message: `${left} of ${found.length} alerts are left out.`,
              },
            ]
          : [],
    };
  }

  async #readAlerts(signal: AbortSignal): Promise<AlertBook> {
    const groups = await this.#options.client.rules({ signal });
    return new AlertBook(groups, this.#options);
  }

  async #readSilences(signal: AbortSignal): Promise<SilenceBook | undefined> {
    const { alertmanager } = this.#options;
    if (!alertmanager) {
      return undefined;
    }
    const [silences, silenced] = await Promise.all([
      alertmanager.silences(signal),
      alertmanager.silencedAlerts(signal),
    ]);
    return new SilenceBook(silences, silenced);
  }

  #announce(): void {
    const alerts = this.#alerts?.all ?? [];
    const signature = JSON.stringify([
      this.#current() !== undefined,
      this.#silences !== undefined,
      this.#outline,
      alerts.map(({ labels, state }) => [
        labels,
        state,
        this.#silences?.of(labels).map(({ id, endsAt }) => [id, endsAt]),
      ]),
    ]);
    if (signature !== this.#signature) {
      this.#signature = signature;
      this.#options.changed();
    }
  }
}

function keyOf({ namespaces, cluster }: EnvironmentScope): string {
  return JSON.stringify([namespaces, cluster]);
}

/** @throws whatever is no error of the server's */
async function orGap<T>(
  what: string,
  reading: Promise<T>,
): Promise<{ found: T } | { gap: SourceGap }> {
  try {
    return { found: await reading };
  } catch (error) {
    if (error instanceof UpstreamUnavailableError) {
      return { gap: { what, state: error.state, message: error.message } };
    }
    throw error;
  }
}
