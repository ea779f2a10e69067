import type { Silence } from '@flightdeck/plugin-environments-common';
import type {
  ManagedAlert,
  UpstreamSilence,
} from '../client/AlertmanagerClient';
import { shorten } from '../text/shorten';
import { matchPattern } from './matchPattern';

type Labels = Record<string, string>;

const LONGEST_COMMENT = 500;

/** The silences of an Alertmanager that are in force, as one poll found them. */
export class SilenceBook {
  readonly #active: UpstreamSilence[];
  readonly #silenced: ManagedAlert[];

  constructor(
    silences: readonly UpstreamSilence[],
    silenced: readonly ManagedAlert[],
  ) {
    this.#active = silences.filter(({ status }) => status.state === 'active');
    this.#silenced = silenced.filter(
      ({ status }) => status.silencedBy.length > 0,
    );
  }

  /**
   * The silences that cover an alert: those that Alertmanager says, and those whose matchers match.
   * Alertmanager has not heard of an alert that is pending.
   */
  of(labels: Labels): Silence[] {
    const said = new Set(
      this.#silenced
        .filter(alert => isSame(labels, alert.labels))
        .flatMap(({ status }) => status.silencedBy),
    );
    return this.#active
      .filter(silence => said.has(silence.id) || covers(silence, labels))
      .map(({ id, createdBy, comment, startsAt, endsAt }) => ({
        id,
        createdBy,
        comment: shorten(comment, LONGEST_COMMENT),
        startsAt,
        endsAt,
      }));
  }
}

/** On the way to Alertmanager labels are added, those that name the Prometheus. */
function isSame(labels: Labels, managed: Labels): boolean {
  return Object.entries(labels).every(
    ([name, value]) => managed[name] === value,
  );
}

function covers({ matchers }: UpstreamSilence, labels: Labels): boolean {
  return (
    matchers.length > 0 &&
    matchers.every(({ name, value, isRegex, isEqual }) => {
      const actual = labels[name] ?? '';
      const matches = isRegex ? matchPattern(value, actual) : value === actual;
      return matches === isEqual;
    })
  );
}
