import { releaseOf } from '@flightdeck/plugin-environments-common';
import { findStrangers } from './findStrangers';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const release = releaseOf({
  images: [`r.test/shop:2@${digest('b')}`, 'r.test/proxy:1'],
  applications: [],
});
const former = releaseOf({ images: ['r.test/shop:1'], applications: [] });

describe('findStrangers', () => {
  it.each<[string, string, boolean]>([
    ['an image of a release', 'r.test/shop:2', false],
    ['an image of any of the releases', 'r.test/shop:1', false],
    ['it by its digest alone', `r.test/shop@${digest('b')}`, false],
    ['another tag', 'r.test/shop:3', true],
    ['the same tag with another digest', `r.test/shop:2@${digest('c')}`, true],
    ['another image', 'r.test/other:2', true],
    ['the same tag of another registry', 'evil.test/shop:2', true],
  ])('tells %s', (_, image, isStranger) => {
    expect(
      findStrangers([{ image, isLasting: true }], [release, former]),
    ).toEqual(isStranger ? [image] : []);
  });

  it('lets what comes and goes have images of its own, and no other version of those of a release', () => {
    const images = ['curl.test/curl:8', 'r.test/shop:3', 'r.test/shop:2'];
    expect(
      findStrangers(
        images.map(image => ({ image, isLasting: false })),
        [release],
      ),
    ).toEqual(['r.test/shop:3']);
  });
});
