import {
  deploymentFixture,
  fleetEnvironmentFixture,
  releaseFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import { findUnknown, findWhereNow, isDeployedIn } from './whereNow';

const sync = {
  status: 'Synced' as const,
  revisions: ['c'.repeat(40)],
  operationInProgress: false,
};
const environment = fleetEnvironmentFixture('shop-prod', {
  sync,
  images: ['registry.example.com/shop/api:1.4.2'],
});
const release = releaseFixture({ revisions: [`shop@${'c'.repeat(40)}`] });

describe('isDeployedIn', () => {
  it.each([
    [{}, true],
    [{ environmentRef: 'resource:default/shop-dev' }, false],
    [{ result: 'failed' }, false],
    [{ kind: 'partial-sync' }, false],
    [{ replacedAt: '2026-11-21T12:00:00Z' }, false],
    [{ release: releaseFixture({ revisions: ['shop@old'] }) }, false],
    [{ release: releaseFixture({ revisions: [] }) }, false],
  ] as const)('of %j: %s', (given, expected) => {
    expect(
      isDeployedIn(
        deploymentFixture({
          release,
          ...given,
        }),
        environment,
      ),
    ).toBe(expected);
  });
});

describe('findWhereNow', () => {
  it.each([
    ['an image', 'api:1.4.2', true],
    ['some words of an image', 'SHOP 1.4', true],
    ['the start of a revision', 'ccccccc', true],
    ['words of two things', '1.4.2 ccccccc', false],
    ['something else', '1.5.0', false],
  ])('knows %s', (_name, text, expected) => {
    expect(findWhereNow([environment], [], text).length > 0).toBe(expected);
  });

  it('knows a message by the deployment that brought it', () => {
    const record = deploymentFixture({ release });
    expect(findWhereNow([environment], [record], 'a message')).toEqual([
      environment,
    ]);
  });
});

it('does not take what is unknown for elsewhere', () => {
  const unknown = fleetEnvironmentFixture('west', {
    images: [],
    sync: undefined,
  });
  expect(findUnknown([environment, unknown])).toEqual([unknown]);
});
