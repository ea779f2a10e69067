import { exampleAnswers, TemplateLibrary } from '@flightdeck/service-templates';
import type { Sandbox } from '@flightdeck/sandbox';
import { createServices } from './__testUtils__/createServices';
import { startEmptySandbox } from './__testUtils__/Portal';
import { runAction } from './__testUtils__/runAction';
import type { ActionServices } from './actions/ActionServices';
import { createServiceCheckAction } from './actions/createServiceCheckAction';
import { createServiceRenderAction } from './actions/createServiceRenderAction';

jest.setTimeout(120_000);

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
    'of $blueprint are rendered, and the sandbox has all that they need',
    async example => {
      const answers = { ...example, owner: 'group:default/platform-team' };
      const rendered = await runAction(createServiceRenderAction(services), {
        answers,
      });
      expect(rendered.error).toBeUndefined();
      const checked = await runAction(createServiceCheckAction(services), {
        answers,
      });
      expect(checked.error).toBeUndefined();
      expect(checked.output.problems).toEqual([]);
    },
  );
});
