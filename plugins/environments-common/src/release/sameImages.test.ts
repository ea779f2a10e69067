import { sameImages } from './sameImages';

const ONE = `sha256:${'1'.repeat(64)}`;
const TWO = `sha256:${'2'.repeat(64)}`;

describe('sameImages', () => {
  it.each<[string, string[], string[], boolean]>([
    ['one digest', [`shop:1@${ONE}`], [`shop:renamed@${ONE}`], true],
    ['another digest', [`shop:1@${ONE}`], [`shop:1@${TWO}`], false],
    ['one tag, where a digest is unknown', [`shop:1@${ONE}`], ['shop:1'], true],
    ['another tag', ['shop:1'], ['shop:2'], false],
    ['another repository', ['shop:1'], ['other:1'], false],
    ['any order', ['shop:1', 'redis:7'], ['redis:7', 'shop:1'], true],
    ['one image more', ['shop:1', 'redis:7'], ['shop:1'], false],
    ['one image less', ['shop:1'], ['shop:1', 'redis:7'], false],
    ['no image on one side', [], ['shop:1'], false],
  ])('tells %s', (_, before, after, expected) => {
    expect(
      sameImages(
        { images: before, revisions: ['shop-staging@a'] },
        { images: after, revisions: ['shop-prod@b'] },
      ),
    ).toBe(expected);
  });

  it.each([
    ['shop-prod@a', true],
    ['shop-prod@b', false],
  ])('compares revisions where there are no images: %s', (revision, same) => {
    expect(
      sameImages(
        { images: [], revisions: ['shop-staging@a'] },
        { images: [], revisions: [revision] },
      ),
    ).toBe(same);
  });
});
