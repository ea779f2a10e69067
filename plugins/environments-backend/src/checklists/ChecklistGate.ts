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
  /** Has the judge know what was answered and deployed at other replicas. */
  refresh: (environmentRef: string) => Promise<void>;
}

/** Asks checklists beside another gate. */
export class ChecklistGate implements DeploymentGate {
  readonly #options: ChecklistGateOptions;

  constructor(options: ChecklistGateOptions) {
    this.#options = options;
  }

  judge(question: GateQuestion): GateVerdict {
    const { inner, judge } = this.#options;
    const { action, brings, environment, requester } = question;
    const verdict = inner.judge(question);
    if (!BOUND_BY_CHECKLIST[action]) {
      return verdict;
    }
    const { blockers, warnings } = judge.judge(environment, {
      action,
      brings,
      requester,
    });
    return {
      blockers: [...verdict.blockers, ...blockers],
      warnings: [...verdict.warnings, ...warnings],
    };
  }

  async refresh({
    action,
    environment: { ref },
  }: Pick<GateQuestion, 'action' | 'environment'>): Promise<void> {
    if (BOUND_BY_CHECKLIST[action]) {
      await this.#options.refresh(ref);
    }
  }

  windows(
    question: Pick<GateQuestion, 'environment' | 'claims'>,
  ): WindowVerdict {
    return this.#options.inner.windows(question);
  }
}
