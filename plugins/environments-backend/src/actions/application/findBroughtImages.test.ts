import { mockServices } from '@backstage/backend-test-utils';
import type { Application } from '@flightdeck/plugin-environments-common';
import { anApplication } from '../../__testUtils__/fixtures';
import { FakeEngine } from '../../__testUtils__/FakeEngine';
import {
  aWorkload,
  someManifests,
} from '../../checklists/collectors/__testUtils__/manifests';
import { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';
import { findPromotedImages } from '../git/findPromotedImages';
import { findBroughtImages } from './findBroughtImages';

const pending = (name: string): Application =>
  anApplication(name, { sync: { status: 'OutOfSync', revisions: ['r2'] } });

const workload = (name: string, image: string, kind = 'Deployment') => ({
  ...aWorkload({
    initContainers: [{ name: 'setup', image: 'setup:1' }],
    containers: [{ name: 'web', image }],
  }),
  kind,
  name,
});

function context(readManifests?: FakeEngine['readManifests']) {
  const engine = new FakeEngine();
  engine.readManifests = readManifests;
  const engines = new DeliveryEngineRegistry();
  engines.addEngine(engine);
  return {
    engines,
    logger: mockServices.logger.mock(),
    signal: new AbortController().signal,
  };
}

const readable = context(async ({ name }) =>
  someManifests({
    workloads: [
      workload('web', `${name}:2`),
      workload('report', 'report:7', 'CronJob'),
    ],
  }),
);
const lasting = (image: string) => ({ image, isLasting: true });
const passing = (image: string) => ({ image, isLasting: false });

describe('findBroughtImages', () => {
  it('tells the images that Git holds and the cluster has not', async () => {
    const synced = anApplication('api', {
      sync: { status: 'Synced', revisions: ['r1'] },
    });
    expect(
      await findBroughtImages([pending('web'), synced], undefined, readable),
    ).toEqual({
      images: [
        lasting('setup:1'),
        lasting('web:2'),
        passing('setup:1'),
        passing('report:7'),
      ],
      untold: [],
      isWhole: true,
    });
    expect(await findBroughtImages([synced], undefined, readable)).toEqual({
      images: [],
      untold: [],
      isWhole: true,
    });
  });

  it('tells those of what is chosen alone', async () => {
    const application = pending('web');
    const choice = {
      application,
      group: 'batch',
      kind: 'CronJob',
      name: 'report',
      namespace: 'shop',
    };
    const { images } = await findBroughtImages(
      [application],
      [choice],
      readable,
    );
    expect(images).toEqual([passing('setup:1'), passing('report:7')]);
  });

  it.each<[string, FakeEngine['readManifests']]>([
    ['cannot tell', undefined],
    [
      'fails',
      async () => {
        throw new Error('The chart cannot be made.');
      },
    ],
  ])('names applications of which the engine %s', async (_, readManifests) => {
    expect(
      await findBroughtImages(
        [pending('web')],
        undefined,
        context(readManifests),
      ),
    ).toMatchObject({ images: [], untold: ['web'] });
  });
});

describe('findBroughtImages of what operators run', () => {
  it.each([
    [['postgres:16'], false],
    [[], true],
  ])(
    'knows whether it knows all: with %j in the cluster %s',
    async (images, isWhole) => {
      const { isWhole: told } = await findBroughtImages(
        [{ ...pending('database'), images }],
        undefined,
        context(async () => someManifests({ workloads: [] })),
      );
      expect(told).toBe(isWhole);
    },
  );
});

describe('findPromotedImages', () => {
  it('tells those of the stage before, and others that go along', async () => {
    const before = [anApplication('web-staging', { images: ['web:3'] })];
    const followers = [
      { application: pending('web'), commits: [], revisions: [] },
    ];
    expect(
      await findPromotedImages({ before, followers, pods: [] }, readable),
    ).toEqual({
      images: [
        lasting('web:3'),
        lasting('setup:1'),
        passing('setup:1'),
        passing('report:7'),
      ],
      untold: [],
      isWhole: true,
    });
  });
});
