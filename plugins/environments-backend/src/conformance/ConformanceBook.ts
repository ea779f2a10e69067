import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  ANNOTATION_BLUEPRINT,
  assessConformance,
  type Blueprint,
  condenseConformance,
  type ConformanceFacts,
  conformanceKinds,
  type ConformanceSummary,
  type EnvironmentConformance,
  type EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type { BlueprintLibrary } from './BlueprintLibrary';
import { type Basis, basisOf, isSameBasis } from './Basis';

/** How an environment stands against its blueprint, ready to be sent. */
export interface WrittenConformance {
  /** The answer as JSON. */
  body: string;
  version: string;
  /** Absent where nothing was assessed. */
  summary?: ConformanceSummary;
  /** When to ask again though nothing changes, in milliseconds since the epoch. */
  dueAt?: number;
}

interface Assessed {
  basis: Basis;
  at: number;
  /** Until then a change of the facts does not count: the last assessment took long. */
  restsUntil: number;
  written: WrittenConformance;
}

export interface ConformanceBookOptions {
  library: Pick<BlueprintLibrary, 'find' | 'known'>;
  logger: LoggerService;
  /** Milliseconds of a clock that only goes forward. */
  stopwatch: () => number;
}

/** Backups and certificates grow older though no fact changes. */
const MAX_AGE_MS = 60_000;
/** An assessment takes at most this share of the time. */
const REST = 20;
const LONGEST_REST_MS = 5_000;

/**
 * Holds environments against their blueprints, each only when facts that its blueprint asks for
 * have changed; and writes down what comes of it, once for all who look.
 */
export class ConformanceBook {
  readonly #options: ConformanceBookOptions;
  readonly #assessed = new WeakMap<EnvironmentDefinition, Assessed>();
  readonly #kinds = new WeakMap<
    Blueprint,
    ReturnType<typeof conformanceKinds>
  >();

  constructor(options: ConformanceBookOptions) {
    this.#options = options;
  }

  get(facts: ConformanceFacts, now: Date): WrittenConformance {
    const { environment } = facts;
    const entry =
      environment.blueprint === undefined
        ? undefined
        : this.#options.library.find(environment.blueprint);
    if (!entry) {
      return this.#write(this.#explainAbsence(environment));
    }
    const basis = basisOf(facts, this.#kindsOf(entry.blueprint));
    const known = this.#assessed.get(environment);
    const at = now.getTime();
    if (known && at < known.restsUntil) {
      return isSameBasis(known.basis, basis)
        ? known.written
        : { ...known.written, dueAt: known.restsUntil };
    }
    if (
      known &&
      at - known.at < MAX_AGE_MS &&
      isSameBasis(known.basis, basis)
    ) {
      return known.written;
    }
    const { stopwatch } = this.#options;
    const began = stopwatch();
    const written = this.#assess(entry.blueprint, facts, now);
    const rest = Math.min(LONGEST_REST_MS, (stopwatch() - began) * REST);
    this.#assessed.set(environment, {
      basis,
      at,
      restsUntil: at + rest,
      written,
    });
    return written;
  }

  #assess(
    blueprint: Blueprint,
    facts: ConformanceFacts,
    now: Date,
  ): WrittenConformance {
    try {
      const conformance = assessConformance(blueprint, facts, now);
      const { assessedAt, ...steady } = conformance;
      const version = hashOf(steady);
      return {
        ...this.#write({ state: 'assessed', version, ...conformance }),
        summary: condenseConformance(conformance, version),
      };
    } catch (error) {
      const { ref } = facts.environment;
      this.#options.logger.error(
        `Holding ${ref} against the blueprint ${
          blueprint.name
        } failed: ${stringifyError(error)}`,
      );
      return this.#write({
        state: 'unusable',
        message: `The environment could not be held against the blueprint ${blueprint.name}; the log of the backend says why.`,
      });
    }
  }

  #explainAbsence({
    blueprint,
  }: EnvironmentDefinition): Omit<Absence, 'version'> {
    const { names, problems } = this.#options.library.known;
    const list = names.join(', ');
    if (blueprint === undefined) {
      return {
        state: 'none',
        message: `The environment names no blueprint. Set the annotation ${ANNOTATION_BLUEPRINT} of its entity to one of ${list}.`,
      };
    }
    return {
      state: 'unusable',
      message:
        problems?.get(blueprint) ??
        `The environment names the blueprint ${blueprint}, which does not exist. There are ${list}.`,
    };
  }

  #write(
    answer:
      | Omit<Absence, 'version'>
      | Extract<EnvironmentConformance, { state: 'assessed' }>,
  ): WrittenConformance {
    const version = 'version' in answer ? answer.version : hashOf(answer);
    return { body: JSON.stringify({ ...answer, version }), version };
  }

  #kindsOf(blueprint: Blueprint) {
    const kinds = this.#kinds.get(blueprint) ?? conformanceKinds(blueprint);
    this.#kinds.set(blueprint, kinds);
    return kinds;
  }
}

type Absence = Exclude<EnvironmentConformance, { state: 'assessed' }>;

function hashOf(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url');
}
