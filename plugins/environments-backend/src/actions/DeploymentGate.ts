import type {
  Blocker,
  DeliveryAction,
  EnvironmentDefinition,
  Hold,
  WindowVerdict,
} from '@flightdeck/plugin-environments-common';
import type { BroughtImages } from './BroughtImages';

/** What the gate looks at. */
export interface GateQuestion {
  environment: EnvironmentDefinition;
  action: DeliveryAction;
  /** Entity refs of the person and of the groups they are in. */
  claims: readonly string[];
  /** Entity ref of the person; absent when it is judged for nobody in particular. */
  requester?: string;
  /** Absent when nobody has looked. */
  brings?: BroughtImages;
  /** The hold that lasts, if any. */
  hold: Hold | undefined;
}

/** What the gate says to an action. */
export interface GateVerdict {
  /** What keeps it from being run. */
  blockers: Blocker[];
  /** Sentences that a person should read before they agree. */
  warnings: string[];
}

/**
 * Says what keeps an action from being run now, whoever may run it: one answer for every action.
 * Answers from memory. What is not known for sure keeps nobody from anything, and is told.
 */
export interface DeploymentGate {
  judge(question: GateQuestion): GateVerdict;

  /** Learns what was answered at other replicas, before it is asked about an action. */
  refresh?(
    question: Pick<GateQuestion, 'action' | 'environment'>,
  ): Promise<void>;

  /** The windows of an environment, as they bear on a person. */
  windows(
    question: Pick<GateQuestion, 'environment' | 'claims'>,
  ): WindowVerdict;
}
