import type { ActionServices } from './ActionServices';
import { createArgocdCreateAction } from './createArgocdCreateAction';
import { createEnvironmentsRegisterAction } from './createEnvironmentsRegisterAction';
import { createEnvironmentsWaitAction } from './createEnvironmentsWaitAction';
import { createGitPublishAction } from './createGitPublishAction';
import { createServiceCheckAction } from './createServiceCheckAction';
import { createServiceCleanupAction } from './createServiceCleanupAction';
import { createServiceRenderAction } from './createServiceRenderAction';

/** Every action of the wizard, in the order of its steps. */
export function createActions(services: ActionServices) {
  return [
    createServiceCheckAction(services),
    createServiceRenderAction(services),
    createGitPublishAction(services),
    createArgocdCreateAction(services),
    createEnvironmentsWaitAction(services),
    createEnvironmentsRegisterAction(services),
    createServiceCleanupAction(services),
  ];
}
