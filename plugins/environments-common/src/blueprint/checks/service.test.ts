import { rawObject } from '../../__testUtils__/builders/raw';
import { deployed, judgePart } from '../../__testUtils__/judging';
import { kubernetesProjections } from '../../kubernetes';

const aService = (port: number, selector: Record<string, string>) =>
  kubernetesProjections.Service.parse(
    rawObject('backend', { spec: { selector, ports: [{ port }] } }),
  );

describe('service', () => {
  it.each([
    ['none', 'missing', []],
    ['on the port', 'met', [aService(8000, { app: 'backend' })]],
    ['on another port', 'different', [aService(80, { app: 'backend' })]],
    ['of other Pods', 'missing', [aService(8000, { app: 'web' })]],
    ['that selects nothing', 'missing', [aService(8000, {})]],
    [
      'that Argo Rollouts narrows to one ReplicaSet',
      'met',
      [
        aService(8000, {
          app: 'backend',
          'rollouts-pod-template-hash': '6d5f7c9b8',
        }),
      ],
    ],
  ])('%s: %s', (_, state, Service) => {
    expect(
      judgePart({ service: { port: 8000 } }, { ...deployed(), Service }),
    ).toMatchObject({ state });
  });
});
