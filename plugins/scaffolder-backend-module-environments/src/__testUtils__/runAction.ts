import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isError } from '@backstage/errors';
import { mockServices } from '@backstage/backend-test-utils';
import type { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';

export interface ActionRun {
  workspacePath?: string;
  task?: string;
  isDryRun?: boolean;
  signal?: AbortSignal;
}

/** Runs an action as the scaffolder does. Resolves to what it gave, said and threw. */
export async function runAction<I extends JsonObject, O extends JsonObject>(
  action: TemplateAction<I, O>,
  input: I,
  { workspacePath, task = 'task-1', isDryRun, signal }: ActionRun = {},
) {
  const own = workspacePath ? undefined : await createWorkspace();
  const logger = mockServices.logger.mock();
  const context = createMockActionContext<I, O>({
    input,
    logger,
    workspacePath: workspacePath ?? own,
    task: { id: task },
    user: { ref: 'user:default/ada' },
  });
  const output: Record<string, unknown> = {};
  let error: Error | undefined;
  try {
    await action.handler({
      ...context,
      isDryRun,
      signal,
      output: (name, value) => {
        output[String(name)] = value;
      },
    });
  } catch (thrown) {
    error = isError(thrown) ? thrown : new Error(String(thrown));
  } finally {
    if (own) {
      await rm(own, { recursive: true, force: true });
    }
  }
  const lines = (level: 'info' | 'warn') =>
    logger[level].mock.calls.map(([line]) => line);
  return { output, error, said: lines('info'), warned: lines('warn') };
}

/** A folder for a task, to be removed by the test. */
export function createWorkspace(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'flightdeck-workspace-'));
}
