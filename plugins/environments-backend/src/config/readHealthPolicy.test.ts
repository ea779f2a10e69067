import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readHealthPolicy } from './readHealthPolicy';

function read(health: JsonObject) {
  return readHealthPolicy(
    mockServices.rootConfig({ data: { environments: { health } } }),
    ['dev', 'prod'],
  );
}

describe('readHealthPolicy', () => {
  it('sets nothing where nothing is configured', () => {
    expect(readHealthPolicy(mockServices.rootConfig(), ['dev'])).toEqual({
      rules: {},
      overrides: [],
    });
  });

  it('reads settings for all environments, and for some in order', () => {
    expect(
      read({
        rules: {
          'hpa.at-max': { enabled: false },
          'pod.oom-killed': {
            severity: 'warning',
            hold: '10m',
            thresholds: { windowSeconds: 60 },
          },
        },
        overrides: [
          {
            stages: ['dev'],
            rules: { 'pod.failed': { hold: { hours: 1, minutes: 30 } } },
          },
          {
            systems: ['shop'],
            environments: ['resource:default/shop-dev'],
            rules: { 'pod.failed': { hold: 'PT5M' } },
          },
        ],
      }),
    ).toEqual({
      rules: {
        'hpa.at-max': { enabled: false },
        'pod.oom-killed': {
          severity: 'warning',
          holdSeconds: 600,
          thresholds: { windowSeconds: 60 },
        },
      },
      overrides: [
        { stages: ['dev'], rules: { 'pod.failed': { holdSeconds: 5400 } } },
        {
          systems: ['shop'],
          environments: ['resource:default/shop-dev'],
          rules: { 'pod.failed': { holdSeconds: 300 } },
        },
      ],
    });
  });

  const rule = (settings: JsonObject) => ({
    rules: { 'pod.oom-killed': settings },
  });
  it.each<[JsonObject, string]>([
    [
      { rules: { 'pod.faild': {} } },
      'environments.health.rules.pod.faild names no rule; known are ',
    ],
    [
      rule({ thresholds: { window: 1 } }),
      'environments.health.rules.pod.oom-killed.thresholds.window names no threshold of rule pod.oom-killed; known are windowSeconds, criticalRestarts.',
    ],
    [
      rule({ severity: 'fatal' }),
      'environments.health.rules.pod.oom-killed.severity is wrong',
    ],
    [rule({ enabled: 'no' }), 'pod.oom-killed.enabled is wrong'],
    [rule({ thresholds: { windowSeconds: 'x' } }), 'windowSeconds is wrong'],
    [rule({ holdSeconds: 5 }), 'environments.health.rules.pod.oom-killed'],
    [rule({ hold: 'soon' }), 'pod.oom-killed.hold is "soon"; it must be'],
    [rule({ hold: { fortnights: 1 } }), 'pod.oom-killed.hold is {"fortnights"'],
    [{ overides: [] }, 'environments.health is wrong'],
    [
      { overrides: [{ rules: {} }] },
      'environments.health.overrides[0] names no stages, systems or environments',
    ],
    [
      { overrides: [{ stages: ['test'], rules: {} }] },
      "environments.health.overrides[0].stages names 'test', which is not one of the stages dev, prod.",
    ],
    [
      { overrides: [{ stages: ['dev'], rules: { nonsense: {} } }] },
      'environments.health.overrides[0].rules.nonsense names no rule',
    ],
  ])('refuses %j and names the key', (health, complaint) => {
    expect(() => read(health)).toThrow(complaint);
  });
});
