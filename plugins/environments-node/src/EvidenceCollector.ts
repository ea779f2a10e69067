import type {
  ConformanceFacts,
  DeploymentRecord,
  EnvironmentDefinition,
  EnvironmentSnapshot,
  Evidence,
  EvidenceSource,
  Release,
} from '@flightdeck/plugin-environments-common';

/**
 * An environment as collectors see it: from memory, which costs no upstream anything.
 *
 * @public
 */
export interface CollectedEnvironment {
  definition: EnvironmentDefinition;
  /** What its sources told last. A source that cannot be read says so in `facts.sources`. */
  facts: ConformanceFacts;
  /** How the rules of health judge it now; absent while they have not. */
  judgement?: Pick<EnvironmentSnapshot, 'findings' | 'health'>;
  /** What is deployed; undefined when the engine or the cluster cannot be read. */
  release: Release | undefined;
  /** Our records, the newest first; at most fifty. */
  deployments: readonly DeploymentRecord[];
}

/**
 * What a collector is asked.
 *
 * @public
 */
export interface EvidenceRequest {
  /** The id of the item that asks. */
  itemId: string;
  /** The release that the checklist is about. */
  release: Release;
  /** The environment that it is to be deployed to. */
  target: CollectedEnvironment;
  /** The environment before it, where the release runs now; absent when there is none. */
  before: CollectedEnvironment | undefined;
  /** Of the item, as configured; the collector checks them itself. */
  options: Readonly<Record<string, unknown>>;
  now: Date;
}

/**
 * What a collector found. Who asked and which collector it is, the caller adds.
 *
 * @public
 */
export type CollectedEvidence = Omit<
  Evidence,
  'collector' | 'source' | 'observedAt'
> & { observedAt?: string };

/**
 * Finds evidence for items of checklists.
 *
 * - Says `not-applicable` with a reason, `pending` while something is still to come, and `unknown`
 *   with an `error` when its source broke: what cannot be read is never passed.
 * - Names the release that evidence speaks of, unless it is about the environment whatever runs.
 * - May throw: the caller makes `unknown` of it, with the message.
 * - Never returns a value of a Secret, a ConfigMap or a variable.
 *
 * @public
 */
export interface EvidenceCollector {
  /** As items name it, for example `staging`. */
  readonly id: string;
  readonly source: EvidenceSource;

  /** Complains about options, when the configuration is read. Throws InputError. */
  checkOptions?(options: Readonly<Record<string, unknown>>): void;

  collect(
    request: EvidenceRequest,
    options: { signal: AbortSignal },
  ): Promise<CollectedEvidence>;
}
