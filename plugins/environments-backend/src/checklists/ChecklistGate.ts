import type {
  DeliveryAction,
  WindowVerdict,
} from '@flightdeck/plugin-environments-common';
import type {
  DeploymentGate,
  GateQuestion,
  GateVerdict,
} from '../actions/DeploymentGate';
import type { ChecklistJudge } from './ChecklistJudge';

/**
 * What an open checklist keeps from being done: what brings a release. Going back, and what keeps
 * things as they are, never waits for signatures.
 */
export const BOUND_BY_CHECKLIST: Readonly<Record<DeliveryAction, boolean>> = {
  sync: true,
  refresh: false,
  rollback: false,
  terminate: false,
  restart: false,
  scale: false,
  pause: false,
  resume: false,
  promote: true,
  revert: false,
  maintenance: false,
};

export interface ChecklistGateOptions {
  inner: DeploymentGate;
  judge: Pick<ChecklistJudge, 'judge'>;
}

/** Asks checklists beside another gate. */
export class ChecklistGate implements DeploymentGate {
  readonly #options: ChecklistGateOptions;

  constructor(options: ChecklistGateOptions) {
    this.#options = options;
  }

  judge(question: GateQuestion): GateVerdict {
    const { inner, judge } = this.#options;
    const { action, environment, requester } = question;
    const verdict = inner.judge(question);
    if (!BOUND_BY_CHECKLIST[action]) {
      return verdict;
    }
    const { blockers, warnings } = judge.judge(environment, requester);
    return {
      blockers: [...verdict.blockers, ...blockers],
      warnings: [...verdict.warnings, ...warnings],
    };
  }

  windows(
    question: Pick<GateQuestion, 'environment' | 'claims'>,
  ): WindowVerdict {
    return this.#options.inner.windows(question);
  }
}
