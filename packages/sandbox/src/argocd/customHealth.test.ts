import { assessHealth } from './assessHealth';

function health(kind: string, status?: object, generation = 2) {
  return assessHealth({
    apiVersion: 'example.org/v1',
    kind,
    metadata: {
      name: 'x',
      uid: 'x',
      resourceVersion: '1',
      generation,
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    status,
  });
}

const saying = (type: string, status: string) => ({
  conditions: [{ type, status, message: 'because' }],
});

describe('health of kinds that operators bring', () => {
  it.each([
    'Certificate',
    'Issuer',
    'ClusterIssuer',
    'ExternalSecret',
    'SecretStore',
    'ClusterSecretStore',
  ])('takes that of %s from its operator', kind => {
    expect(health(kind)?.status).toBe('Progressing');
    expect(health(kind, saying('Ready', 'True'))?.status).toBe('Healthy');
    expect(health(kind, saying('Ready', 'False'))).toEqual({
      status: 'Degraded',
      message: 'because',
    });
    expect(health(kind, saying('Ready', 'Unknown'))?.status).toBe(
      'Progressing',
    );
  });

  it('waits for a certificate that is being issued', () => {
    expect(
      health('Certificate', {
        conditions: [
          ...saying('Ready', 'False').conditions,
          ...saying('Issuing', 'True').conditions,
        ],
      })?.status,
    ).toBe('Progressing');
  });

  it.each([
    ['Healthy', 'Healthy'],
    ['Paused', 'Suspended'],
    ['Degraded', 'Degraded'],
    ['Progressing', 'Progressing'],
  ])('reads the phase %s of a Rollout as %s', (phase, expected) => {
    const observed = { phase, observedGeneration: '2' };
    expect(health('Rollout', observed)?.status).toBe(expected);
    expect(health('Rollout', observed, 3)?.status).toBe('Progressing');
  });

  it('judges no kind that Argo CD does not judge', () => {
    expect(health('PrometheusRule')).toBeUndefined();
    expect(health('AppProject')).toBeUndefined();
  });
});
