import { releaseOf } from '@flightdeck/plugin-environments-common';
import { isOneRelease } from './isOneRelease';

const ONE = `shop:1@sha256:${'1'.repeat(64)}`;
const TWO = `shop:1@sha256:${'2'.repeat(64)}`;

describe('isOneRelease', () => {
  it.each<[string, [string, string], [string, string], boolean]>([
    ['the same', [ONE, 'a'], [ONE, 'a'], true],
    ['one of which no Pod runs for now', [ONE, 'a'], ['shop:1', 'a'], true],
    ['one whose digest is news', ['shop:1', 'a'], [ONE, 'a'], false],
    ['another digest of the same tag', [ONE, 'a'], [TWO, 'a'], false],
    ['another tag', [ONE, 'a'], ['shop:2', 'a'], false],
    ['another revision', [ONE, 'a'], [ONE, 'b'], false],
    ['another revision without Pods', [ONE, 'a'], ['shop:1', 'b'], false],
  ])('tells %s', (_, known, seen, expected) => {
    const [before, now] = [known, seen].map(([image, revision]) =>
      releaseOf({
        images: [image, 'redis:7'],
        applications: [{ name: 'shop', revisions: [revision] }],
      }),
    );
    expect(isOneRelease(before, now)).toBe(expected);
  });
});
