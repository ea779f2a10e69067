import type { LoggerService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  EnvironmentDefinition,
  Operation,
  OperationStep,
} from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';

/** One step of an operation while it is being done. */
export interface StepRun {
  environment: EnvironmentDefinition;
  /** As it was when the step began. */
  operation: Operation;
  subject: string;
  /** As planned, or as last remembered. */
  memo: JsonObject;
  /** When it was first begun. */
  begunAt: Date;
  /** Aborted at the deadline, at shutdown, and when another process took over. */
  signal: AbortSignal;
  logger: LoggerService;
  now: () => number;
  delay: Delay;
  /** How long one request to an upstream may take. */
  requestTimeoutMs: number;
  /** How long a request without an answer may still be on its way. */
  settleMs: number;
  /** Stores what a person sees of it. */
  tell(
    change: Partial<Pick<OperationStep, 'message' | 'revisions' | 'resources'>>,
  ): Promise<void>;
  /** Stores what the step must know should this process die: before the next deed. */
  remember(memo: JsonObject): Promise<void>;
  /** Stores a link for people, once. */
  link(link: Operation['links'][number]): Promise<void>;
}

/** How a step ended. */
export type StepEnd =
  | { state: 'succeeded'; message: string }
  | {
      state: 'failed';
      message: string;
      /** Whether the upstream surely did nothing: then steps before this one are taken back. */
      untouched: boolean;
    }
  /** Nobody can tell. */
  | { state: 'lost'; message: string };

/**
 * How one kind of step is done. Every method may be aborted by its signal at any time: it then
 * returns undefined, and the step is resumed, here or elsewhere.
 */
export interface StepKind {
  readonly kind: string;

  /** Does it, and follows it to its end. */
  run(step: StepRun): Promise<StepEnd | undefined>;

  /**
   * Goes on with a step that a process had begun when it died: finds out how far it came, and
   * follows it to its end. It must not be done twice.
   */
  resume(step: StepRun): Promise<StepEnd | undefined>;

  /**
   * Takes back a step that succeeded, as a later one could not be begun. A sentence that says what
   * stands now. Without this method nothing is taken back.
   */
  undo?(step: StepRun): Promise<string>;
}
