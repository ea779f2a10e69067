import { aBackend, deployed, judgePart } from '../../__testUtils__/judging';
import type { KubernetesObjects } from '../../kubernetes';

const probes = {
  liveness: { path: '/health', periodSeconds: 10 },
  readiness: {},
};

describe('probes', () => {
  it.each<[string, string, KubernetesObjects]>([
    ['none', 'missing', deployed()],
    [
      'as expected by default',
      'met',
      deployed(
        aBackend({
          livenessProbe: { httpGet: { path: '/health' } },
          readinessProbe: { exec: { command: ['x'] } },
        }),
      ),
    ],
    [
      'of another path',
      'different',
      deployed(
        aBackend({
          livenessProbe: { httpGet: { path: '/' } },
          readinessProbe: {},
        }),
      ),
    ],
  ])('%s: %s', (_, state, objects) => {
    expect(judgePart({ probes }, objects)).toMatchObject({ state });
  });
});
