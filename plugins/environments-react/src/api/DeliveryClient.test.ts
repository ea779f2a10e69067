import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { ActionRequest } from '@flightdeck/plugin-environments-common';
import { http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import {
  deliveryStatusFixture,
  previewFixture,
} from '../testUtils/actionFixtures';
import { operationFixture } from '../testUtils/deliveryFixtures';
import {
  deploymentFixture,
  doraReportFixture,
  releaseBoardFixture,
} from '../testUtils/releaseFixtures';
import { EnvironmentsClient } from './EnvironmentsClient';

const BASE = 'http://backend.test/api/environments';
const REF = 'resource:default/shop-prod';
const SYSTEM = 'system:default/shop';

describe('DeliveryClient', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const { delivery } = new EnvironmentsClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backend.test' }),
    fetchApi: mockApis.fetch(),
  });

  it('sends an order to be previewed', async () => {
    const bodies: unknown[] = [];
    server.use(
      http.post(
        `${BASE}/v1/environments/default/shop-prod/actions/preview`,
        async ({ request }) => {
          bodies.push(await request.json());
          return HttpResponse.json(previewFixture());
        },
      ),
    );

    const preview = await delivery.previewAction(REF, {
      action: 'sync',
      prune: true,
    });

    expect(preview.applications[0].resources[0].lines).toHaveLength(3);
    expect(bodies).toEqual([{ order: { action: 'sync', prune: true } }]);
  });

  it('sends an action with its key and answers with the operation', async () => {
    const bodies: unknown[] = [];
    server.use(
      http.post(
        `${BASE}/v1/environments/default/shop-prod/actions`,
        async ({ request }) => {
          bodies.push(await request.json());
          return HttpResponse.json(operationFixture({ state: 'running' }), {
            status: 202,
          });
        },
      ),
    );
    const request: ActionRequest = {
      key: '4f6c9a52-8d0b-4c4e-9d7a-0d8f5c2b1a3e',
      order: { action: 'resume' },
      seen: [{ text: 'Resume', digest: 'd' }],
      confirmation: 'shop-prod',
    };

    await expect(delivery.startAction(REF, request)).resolves.toMatchObject({
      state: 'running',
    });
    expect(bodies).toEqual([request]);
  });

  it('names what it reads, each part escaped', async () => {
    const answers: Record<string, JsonBodyType> = {
      '/v1/environments/default/shop-prod/delivery': deliveryStatusFixture(),
      '/v1/environments/default/shop-prod/operations?limit=1': {
        operations: [operationFixture()],
      },
      '/v1/environments/default/shop-prod/operations/..%2Fx':
        operationFixture(),
      '/v1/environments/default/shop-prod/deployments?before=a%2Fb&result=failed':
        { deployments: [deploymentFixture()] },
      '/v1/deployments?limit=20&text=a%26b': { deployments: [], next: 'n' },
      '/v1/environments/default/shop-prod/dora?days=30': doraReportFixture(),
      '/v1/systems/default/shop/dora?days=7': doraReportFixture(),
      '/v1/systems/default/shop/releases': releaseBoardFixture(),
    };
    const asked: string[] = [];
    server.use(
      http.get(`${BASE}/*`, ({ request }) => {
        const path = request.url.slice(BASE.length);
        asked.push(path);
        return HttpResponse.json(answers[path]);
      }),
    );

    const [status, operations, operation, deployments, all, dora, , board] =
      await Promise.all([
        delivery.getStatus(REF),
        delivery.listOperations(REF, { limit: 1 }),
        delivery.getOperation(REF, '../x'),
        delivery.listDeployments(REF, { before: 'a/b', result: 'failed' }),
        delivery.listDeployments(undefined, { limit: 20, text: 'a&b' }),
        delivery.getDora(REF, 30),
        delivery.getSystemDora(SYSTEM, 7),
        delivery.getReleases(SYSTEM),
      ]);

    expect(asked.sort()).toEqual(Object.keys(answers).sort());
    expect(status.caller).toBe('user:default/guest');
    expect(operations.operations).toHaveLength(1);
    expect(operation.state).toBe('succeeded');
    expect(deployments.deployments[0].historyId).toBe(12);
    expect(all.next).toBe('n');
    expect(dora.figures.failures).toBe(3);
    expect(board.environments[1].differences).toHaveLength(1);
  });
});
