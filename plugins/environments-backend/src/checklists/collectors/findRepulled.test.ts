import { releaseOf } from '@flightdeck/plugin-environments-common';
import { lookWith } from './__testUtils__/lookWith';
import { aPod } from './__testUtils__/objects';
import { ago, revisionOf } from './__testUtils__/versions';
import { stagingCollector } from './stagingCollector';

const look = lookWith(stagingCollector);

describe('staging that runs a tag', () => {
  it.each([
    [ago(45), 'passed', /since .*11:15/],
    [ago(20), 'pending', /until .*12:10/],
    [undefined, 'unknown', /cannot be read/],
  ])(
    'soaks from when a tag moved on without a deployment: %s',
    async (startTime, state, told) => {
      const digest = `sha256:${'c'.repeat(64)}`;
      const release = releaseOf({
        images: [`registry.test/shop:2.0.0@${digest}`],
        applications: [{ name: 'shop-staging', revisions: [revisionOf('2')] }],
      });
      const pod = aPod({
        status: {
          startTime,
          containerStatuses: [
            { name: 'web', imageID: `registry.test/shop@${digest}` },
          ],
        },
      });
      const found = await look({
        release,
        before: { release, objects: { Pod: [pod] } },
      });
      expect(found.state).toBe(state);
      expect(found.answered).toMatch(told);
    },
  );

  it('warns where several builds run under one name', async () => {
    const image = 'registry.test/shop:2.0.0';
    const [one, two] = ['c', 'd'].map(letter =>
      aPod({
        spec: { containers: [{ name: 'web', image }] },
        status: {
          containerStatuses: [
            {
              name: 'web',
              imageID: `registry.test/shop@sha256:${letter.repeat(64)}`,
            },
          ],
        },
      }),
    );
    const release = releaseOf({
      images: [image],
      applications: [{ name: 'shop-staging', revisions: [revisionOf('2')] }],
    });
    expect(
      await look({ before: { release, objects: { Pod: [one, two] } } }),
    ).toMatchObject({
      state: 'warning',
      summary: `shop-staging runs several builds of ${image} at once.`,
    });
  });
});
