import type { ActionKinds } from '../ActionPreparer';
import type { StepKind } from '../StepKind';
import { CommitStep } from './CommitStep';
import { DeployStep } from './DeployStep';
import type { GitActionOptions } from './GitActionOptions';
import { PromoteAction } from './PromoteAction';
import { RevertAction } from './RevertAction';

/**
 * The actions that go by way of Git, and the steps in which they are done; none is offered when
 * nothing that could change a repository is installed.
 */
export function createGitActions(options: GitActionOptions): {
  actions: ActionKinds;
  steps: StepKind[];
} {
  const { engines } = options;
  return {
    actions:
      engines.releaseRepositories.length > 0
        ? {
            promote: new PromoteAction(options),
            revert: new RevertAction(options),
          }
        : {},
    steps: [new CommitStep(engines), new DeployStep(engines)],
  };
}
