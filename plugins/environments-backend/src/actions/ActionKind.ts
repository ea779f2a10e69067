import type {
  ActionOrder,
  ActionPreview,
  EnvironmentDefinition,
  OrderOf,
} from '@flightdeck/plugin-environments-common';
import type { JsonObject } from '@backstage/types';
import type { BroughtImages } from './BroughtImages';

/** An order on an environment, by a person who may give it. */
export interface ActionAsked<O extends ActionOrder = ActionOrder> {
  environment: EnvironmentDefinition;
  order: O;
  /** Entity ref of the person. */
  requestedBy: string;
  /** For what is asked of upstreams. */
  signal: AbortSignal;
}

/** A part of an operation, before it has begun. */
export interface PlannedStep {
  /** Names its {@link StepKind}. */
  kind: string;
  /** What it is done to, for people. */
  subject: string;
  /** Steps of the same stage are done side by side; the next stage waits for all of them. */
  stage: number;
  /** What the step needs to know, and nothing that is secret: it is stored. */
  memo: JsonObject;
}

/** A hold that an operation places before it begins. */
export interface PlannedHold {
  cause: 'rollback' | 'pause';
  reason: string;
  hours: number;
  applications: {
    instance: string;
    namespace: string;
    name: string;
    engine: string;
    wasAutomated: boolean;
    /** In words. */
    automation: string;
    /** As {@link ApplicationAutomation.setting}. */
    setting: string;
  }[];
}

/** What an action would do, and how. */
export interface PreparedAction
  extends Pick<ActionPreview, 'summary' | 'deeds' | 'blockers' | 'warnings'>,
    Partial<
      Pick<
        ActionPreview,
        'applications' | 'workloads' | 'files' | 'methods' | 'podsTouched'
      >
    > {
  /** Nothing changes in the environment: neither a window nor a hold keeps it from being done. */
  harmless?: boolean;
  /** Absent when nobody has looked. */
  brings?: BroughtImages;
  steps: PlannedStep[];
  hold?: PlannedHold;
}

/** One kind of action: finds out what it would do, now, past every cache of ours. */
export interface ActionKind<A extends ActionOrder['action']> {
  readonly action: A;

  /**
   * Changes nothing.
   *
   * @throws InputError when the order makes no sense here; NotFoundError when what it names does
   * not exist; ServiceUnavailableError when that cannot be found out. What merely stands in the way
   * is a blocker.
   */
  prepare(asked: ActionAsked<OrderOf<A>>): Promise<PreparedAction>;
}
