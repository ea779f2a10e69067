import { mockServices } from '@backstage/backend-test-utils';
import { releaseOf } from '@flightdeck/plugin-environments-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { aRecord } from './collectors/__testUtils__/aCollected';
import { revisionOf } from './collectors/__testUtils__/versions';
import { AuthorFinder } from './AuthorFinder';

const release = releaseOf({
  images: [],
  applications: [{ name: 'shop', revisions: [revisionOf('2')] }],
});
const deployments = ['2', '1'].map(version =>
  aRecord('shop', '2', {
    commits: [
      {
        revision: revisionOf(version),
        author: `Somebody <author-${version}@example.com>`,
      },
    ],
  }),
);
const users = ['1', '2'].map(version => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: `author-${version}`, namespace: 'default' },
  spec: { profile: { email: `author-${version}@example.com` } },
}));

function start() {
  const inner = catalogServiceMock({ entities: users });
  const logger = mockServices.logger.mock();
  const world = { now: 0, isDown: false };
  const finder = new AuthorFinder({
    auth: mockServices.auth(),
    catalog: {
      getEntities: async (...asked) => {
        if (world.isDown) {
          throw new Error('The catalog is down.');
        }
        return inner.getEntities(...asked);
      },
    },
    logger,
    now: () => world.now,
  });
  return { logger, world, find: () => finder.find(release, deployments) };
}

describe('AuthorFinder', () => {
  it('finds who wrote the release, and nobody who wrote another', async () => {
    expect(await start().find()).toEqual(['user:default/author-2']);
  });

  it('knows them still while the catalog is down', async () => {
    const { find, world } = start();
    await find();
    world.isDown = true;
    world.now += 3_600_000;
    expect(await find()).toEqual(['user:default/author-2']);
  });

  it('says that nobody can tell while the catalog is down, and logs it once', async () => {
    const { find, logger, world } = start();
    world.isDown = true;
    expect([await find(), await find()]).toEqual(['untold', 'untold']);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    world.isDown = false;
    expect(await find()).toEqual(['user:default/author-2']);
  });
});
