import type { Sandbox } from '@flightdeck/sandbox';
import { answersFor } from './__testUtils__/answers';
import {
  type Portal,
  startEmptySandbox,
  startPortal,
} from './__testUtils__/Portal';

jest.setTimeout(120_000);

describe('scaffolderModuleEnvironments', () => {
  let sandbox: Sandbox;
  let portal: Portal;

  beforeAll(async () => {
    sandbox = await startEmptySandbox();
    portal = await startPortal({ sandbox });
  });

  afterAll(async () => {
    await portal.stop();
    await sandbox.stop();
  });

  it('creates a service from a form to environments that run and are in the catalog', async () => {
    const id = await portal.start(answersFor('shop'));
    const task = await portal.end(id);
    expect(task.log).toContain('shop-dev  ');
    expect(task).toMatchObject({ status: 'completed' });
  });
});
