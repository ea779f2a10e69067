import { randomUUID } from 'crypto';
import { z } from 'zod';
import type { Labels } from '../../metrics/Sample';
import { labelMatcher } from '../promql';
import type { RuleEvaluator } from './RuleEvaluator';

const matcherSchema = z.object({
  name: z.string().min(1),
  value: z.string(),
  isRegex: z.boolean(),
  isEqual: z.boolean().default(true),
});

/** What a caller posts to make or change a silence. */
export const postableSilenceSchema = z
  .object({
    id: z.string().optional(),
    matchers: z.array(matcherSchema).min(1),
    startsAt: z.iso.datetime({ offset: true }),
    endsAt: z.iso.datetime({ offset: true }),
    createdBy: z.string(),
    comment: z.string(),
    annotations: z.record(z.string(), z.string()).default({}),
  })
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
    message: 'start time must be before end time',
  });

type PostableSilence = z.infer<typeof postableSilenceSchema>;
export type SilenceMatcher = z.infer<typeof matcherSchema>;

export interface Silence extends Required<PostableSilence> {
  updatedAt: string;
}

const RESOLVES_AFTER_MS = 60_000;

/** Silences in memory, and the alerts that fire now. */
export class OwnAlertmanager {
  readonly #silences = new Map<string, Silence>();
  readonly #alerts: RuleEvaluator;
  readonly #clock: () => Date;
  readonly startedAt: Date;

  constructor(options: { alerts: RuleEvaluator; clock: () => Date }) {
    this.#alerts = options.alerts;
    this.#clock = options.clock;
    this.startedAt = options.clock();
  }

  alerts(matchers: SilenceMatcher[] = []) {
    const now = this.#clock();
    const active = this.silences().filter(
      ({ status }) => status.state === 'active',
    );
    return this.#alerts.alerts
      .filter(alert => alert.state === 'firing')
      .filter(alert => matchesAll(alert.labels, matchers))
      .map(({ labels, annotations, activeAt, fingerprint }) => {
        const silencedBy = active
          .filter(silence => matchesAll(labels, silence.matchers))
          .map(silence => silence.id);
        const state = silencedBy.length > 0 ? 'suppressed' : 'active';
        return {
          labels,
          annotations,
          fingerprint,
          receivers: [{ name: 'sandbox' }],
          startsAt: new Date(activeAt * 1000).toISOString(),
          updatedAt: now.toISOString(),
          endsAt: new Date(now.getTime() + RESOLVES_AFTER_MS).toISOString(),
          status: { state, silencedBy, inhibitedBy: [], mutedBy: [] },
        };
      });
  }

  silences() {
    const now = this.#clock().getTime();
    return [...this.#silences.values()].map(silence => ({
      ...silence,
      status: { state: silenceState(silence, now) },
    }));
  }

  silence(id: string) {
    return this.silences().find(silence => silence.id === id);
  }

  /**
   * Returns the id, which is a new one where the silence cannot be changed in place, or undefined
   * when there is no silence with the id that was given.
   */
  setSilence({ id, ...silence }: PostableSilence): string | undefined {
    const known = id ? this.silence(id) : undefined;
    if (id && !known) {
      return undefined;
    }
    const inPlace =
      known !== undefined &&
      known.status.state !== 'expired' &&
      JSON.stringify(known.matchers) === JSON.stringify(silence.matchers);
    if (known && !inPlace) {
      this.expire(known.id);
    }
    const newId = inPlace ? known.id : randomUUID();
    const updatedAt = this.#clock().toISOString();
    this.#silences.set(newId, { ...silence, id: newId, updatedAt });
    return newId;
  }

  /** Ends a silence; it stays listed. False when there is none. */
  expire(id: string): boolean {
    const silence = this.#silences.get(id);
    if (silence) {
      const now = this.#clock();
      if (Date.parse(silence.endsAt) > now.getTime()) {
        const endsAt = now.toISOString();
        this.#silences.set(id, { ...silence, endsAt, updatedAt: endsAt });
      }
    }
    return silence !== undefined;
  }
}

function silenceState(silence: Silence, now: number) {
  if (Date.parse(silence.endsAt) <= now) {
    return 'expired';
  }
  return Date.parse(silence.startsAt) > now ? 'pending' : 'active';
}

function matchesAll(labels: Labels, matchers: SilenceMatcher[]): boolean {
  return matchers.every(({ name, value, isRegex, isEqual }) => {
    const matcher = labelMatcher(name, isRegex ? '=~' : '=', value);
    return matcher.matches(labels[name] ?? '') === isEqual;
  });
}
