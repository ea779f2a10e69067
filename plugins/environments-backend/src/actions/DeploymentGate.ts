import type {
  Blocker,
  DeliveryAction,
  EnvironmentDefinition,
  Hold,
  WindowVerdict,
} from '@flightdeck/plugin-environments-common';

/** What the gate looks at. */
export interface GateQuestion {
  environment: EnvironmentDefinition;
  action: DeliveryAction;
  /** Entity refs of the person and of the groups they are in. */
  claims: readonly string[];
  /** The hold that lasts, if any. */
  hold: Hold | undefined;
}

/**
 * Says what keeps an action from being run now, whoever may run it: one answer for every action.
 * Answers from memory.
 */
export interface DeploymentGate {
  judge(question: GateQuestion): Blocker[];

  /** The windows of an environment, as they bear on a person. */
  windows(
    question: Pick<GateQuestion, 'environment' | 'claims'>,
  ): WindowVerdict;
}
