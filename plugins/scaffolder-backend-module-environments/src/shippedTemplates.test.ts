import { rm } from 'node:fs/promises';
import { exampleAnswers, TemplateLibrary } from '@flightdeck/service-templates';
import type { Sandbox } from '@flightdeck/sandbox';
import { createServices } from './__testUtils__/createServices';
import { startEmptySandbox } from './__testUtils__/Portal';
import { createWorkspace, runAction } from './__testUtils__/runAction';
import type { ActionServices } from './actions/ActionServices';
import { createArgocdCreateAction } from './actions/createArgocdCreateAction';
import { createEnvironmentsWaitAction } from './actions/createEnvironmentsWaitAction';
import { createGitPublishAction } from './actions/createGitPublishAction';
import { createServiceCheckAction } from './actions/createServiceCheckAction';
import { createServiceRenderAction } from './actions/createServiceRenderAction';

jest.setTimeout(180_000);

describe('the shipped templates', () => {
  let sandbox: Sandbox;
  let services: ActionServices & { close(): Promise<void> };

  beforeAll(async () => {
    sandbox = await startEmptySandbox();
    services = {
      ...(await createServices({ sandbox })),
      templates: await TemplateLibrary.create(),
    };
  });

  afterAll(async () => {
    await services.close();
    await sandbox.stop();
  });

  it.each(Object.values(exampleAnswers))(
    'of $blueprint pass the checks, and their environments come up in the sandbox',
    async example => {
      const { name } = example;
      const answers = { ...example, owner: 'group:default/platform-team' };
      const workspacePath = await createWorkspace();
      const run = { workspacePath };
      const checked = await runAction(createServiceCheckAction(services), {
        answers,
      });
      const rendered = await runAction(
        createServiceRenderAction(services),
        { answers },
        run,
      );
      const published = await runAction(
        createGitPublishAction(services),
        { host: 'sandbox', name, service: name },
        run,
      );
      const created = await runAction(
        createArgocdCreateAction(services),
        { instance: 'sandbox', service: name },
        run,
      );
      const applications = ['dev', 'staging', 'prod'].map(
        stage => `${name}-${stage}`,
      );
      const waited = await runAction(createEnvironmentsWaitAction(services), {
        instance: 'sandbox',
        project: name,
        applications,
        sync: true,
        timeoutMinutes: 1.5,
        failOn: 'health',
      });
      await rm(workspacePath, { recursive: true });
      const steps = [checked, rendered, published, created, waited];
      expect(steps.flatMap(({ error }) => error?.message ?? [])).toEqual([]);
      expect(checked.output.problems).toEqual([]);
      expect(rendered.output.applications).toEqual(applications);
      expect(waited.output.environments).toEqual(
        applications.map(each => ({
          name: each,
          sync: 'Synced',
          health: 'Healthy',
        })),
      );
    },
  );
});
