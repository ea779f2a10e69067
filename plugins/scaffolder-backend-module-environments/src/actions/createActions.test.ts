import { parse } from 'yaml';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { delay } from '@flightdeck/plugin-environments-node';
import { TemplateLibrary } from '@flightdeck/service-templates';
import { z } from 'zod';
import { createActions } from './createActions';

const exampleSchema = z.object({
  steps: z.array(
    z.object({
      action: z.string(),
      input: z.record(z.string(), z.unknown()),
    }),
  ),
});
const inputSchema = z.object({
  properties: z.record(z.string(), z.object({ description: z.string() })),
  required: z.array(z.string()).default([]),
});

describe('createActions', () => {
  it('documents every action, with examples that give what it takes', async () => {
    const actions = createActions({
      permissions: mockServices.permissions.mock(),
      catalog: catalogServiceMock(),
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      templates: await TemplateLibrary.create(),
      gitHosts: [],
      defaultAuthor: { name: 'a', email: 'a@example.org' },
      clusters: [],
      deliveries: [],
      administrations: [],
      now: () => new Date(),
      delay,
    });
    expect(actions.map(({ id }) => id)).toEqual([
      'flightdeck:service:check',
      'flightdeck:service:render',
      'flightdeck:git:publish',
      'flightdeck:argocd:create',
      'flightdeck:environments:wait',
      'flightdeck:environments:register',
      'flightdeck:service:cleanup',
    ]);
    for (const { id, supportsDryRun, schema, examples = [] } of actions) {
      expect({ id, supportsDryRun }).toEqual({ id, supportsDryRun: true });
      const { properties, required } = inputSchema.parse(schema?.input);
      expect(examples.length).toBeGreaterThan(0);
      for (const { example } of examples) {
        const [step] = exampleSchema.parse(parse(example)).steps;
        expect(step.action).toBe(id);
        const given = Object.keys(step.input);
        expect(Object.keys(properties)).toEqual(expect.arrayContaining(given));
        expect(given).toEqual(expect.arrayContaining(required));
      }
    }
  });
});
