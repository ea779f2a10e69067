import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActionServices } from '../actions/ActionServices';
import { createGitPublishAction } from '../actions/createGitPublishAction';
import { createServiceRenderAction } from '../actions/createServiceRenderAction';
import { answersFor } from './answers';
import { createWorkspace, runAction } from './runAction';

/**
 * Renders a service into a workspace and publishes it, for task-1. With `change`, the manifests of
 * a stage are others than those of the template.
 */
export async function publishService(
  services: ActionServices,
  name: string,
  change?: { stage: string; by: (text: string) => string },
): Promise<string> {
  const workspacePath = await createWorkspace();
  const answers = answersFor(name);
  await runAction(
    createServiceRenderAction(services),
    { answers },
    {
      workspacePath,
    },
  );
  if (change) {
    const path = join(workspacePath, 'k8s', change.stage, 'backend.yaml');
    await writeFile(path, change.by(await readFile(path, 'utf8')));
  }
  const { error } = await runAction(
    createGitPublishAction(services),
    { host: 'sandbox', name, service: name },
    { workspacePath },
  );
  if (error) {
    throw error;
  }
  return workspacePath;
}
