import { findErrorCode } from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';
import { findDashboardQuestion } from './findDashboardQuestion';

export interface LinkProbeOptions {
  /** Where Grafana is: nothing else is ever asked. */
  grafana: URL;
  now: () => number;
  /** For one answer of Grafana. */
  timeoutMs: number;
  /** For so long an answer holds. */
  keptMs: number;
}

const CLOSED: Aspect = {
  state: 'passed',
  says: 'Grafana answers, and shows it to those who have signed in only: whether it is there was not seen.',
};

/**
 * Asks Grafana whether dashboards that are linked are there: without credentials, and without
 * going wherever the answer leads.
 */
export class LinkProbe {
  readonly #options: LinkProbeOptions;
  readonly #kept = new Map<string, { told: Aspect; until: number }>();

  constructor(options: LinkProbeOptions) {
    this.#options = options;
  }

  /** Undefined when the link is no page of dashboards of this Grafana. Throws when aborted. */
  async ask(
    link: string,
    { signal }: { signal: AbortSignal },
  ): Promise<Aspect | undefined> {
    const { grafana, keptMs, now } = this.#options;
    const question = findDashboardQuestion(link, grafana);
    if (!question) {
      return undefined;
    }
    this.#forget();
    const known = this.#kept.get(question.href);
    if (known) {
      return known.told;
    }
    const told = await this.#look(question, signal);
    this.#kept.set(question.href, { told, until: now() + keptMs });
    return told;
  }

  #forget(): void {
    const now = this.#options.now();
    for (const [key, { until }] of this.#kept) {
      if (until <= now) {
        this.#kept.delete(key);
      }
    }
  }

  async #look(question: URL, signal: AbortSignal): Promise<Aspect> {
    const { timeoutMs } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(question, {
        redirect: 'manual',
        signal: AbortSignal.any([signal, timeout]),
      });
      await response.body?.cancel();
      return judge(response, question);
    } catch (error) {
      signal.throwIfAborted();
      return {
        state: 'warning',
        says: timeout.aborted
          ? `Grafana did not answer within ${timeoutMs / 1000} seconds.`
          : `Grafana cannot be reached at ${question.origin} (${
              findErrorCode(error) ?? 'no answer'
            }).`,
      };
    }
  }
}

function judge({ headers, ok, status }: Response, question: URL): Aspect {
  if (ok) {
    return { state: 'passed', says: 'It answers.' };
  }
  if (status >= 300 && status < 400) {
    return isOwnPage(headers.get('location'), question)
      ? { state: 'passed', says: 'It answers.' }
      : CLOSED;
  }
  if (status === 401 || status === 403) {
    return CLOSED;
  }
  return {
    state: 'warning',
    says:
      status === 404 || status === 410
        ? 'It is not there: Grafana does not know it.'
        : `Grafana answered with ${status}.`,
  };
}

/** Whether an answer leads to another page of dashboards, rather than to where people sign in. */
function isOwnPage(location: string | null, question: URL): boolean {
  return (
    location !== null &&
    URL.canParse(location, question) &&
    new URL(location, question).origin === question.origin &&
    !new URL(location, question).pathname.endsWith('/login')
  );
}
