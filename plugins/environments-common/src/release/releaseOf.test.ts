import fc from 'fast-check';
import { kubernetesProjections } from '../kubernetes';
import { bareRevisions, releaseOf } from './releaseOf';
import { withDigests } from './withDigests';

const COMMIT = 'abcdef0123456789abcdef0123456789abcdef01';
const DIGEST = `sha256:${'0f'.repeat(32)}`;
const shop = (stage: string, revision = COMMIT) => ({
  name: `shop-${stage}`,
  revisions: [revision],
});

describe('releaseOf', () => {
  it.each<[string, string[], string[], string]>([
    ['the version of the only image', ['shop:1.4.2'], [COMMIT], '1.4.2'],
    [
      'the version that most images share',
      ['a/web:1.5.0', 'a/api:1.5.0', 'postgres:16.4', 'redis:7.4'],
      [COMMIT],
      '1.5.0',
    ],
    ['a version past a digest', [`shop:v2@${DIGEST}`], [], 'v2'],
    [
      'the short revision, as no version is shared',
      ['a/web:1.5.0', 'a/api:1.6.0'],
      [COMMIT],
      'abcdef0',
    ],
    [
      'the short revision, as latest is no version',
      ['a:latest'],
      [COMMIT],
      'abcdef0',
    ],
    ['a port is no version', ['registry.test:5000/shop'], [COMMIT], 'abcdef0'],
    ['a tag of Git as it is', [], ['v1.5.0'], 'v1.5.0'],
    ['each source', [], ['1.2.3', COMMIT], '1.2.3, abcdef0'],
    ['nothing', [], [], 'no revision'],
  ])('is named by %s', (_, images, revisions, name) => {
    const applications = [{ name: 'shop', revisions }];
    expect(releaseOf({ images, applications }).name).toBe(name);
  });

  it('has one key wherever it runs, and another for another', () => {
    const images = [`shop:1@${DIGEST}`, 'redis:7'];
    const release = releaseOf({ images, applications: [shop('dev')] });
    expect(release.revisions).toEqual([`shop-dev@${COMMIT}`]);
    expect(bareRevisions(release)).toEqual([COMMIT]);
    const keys = [
      releaseOf({ images, applications: [shop('prod')] }),
      releaseOf({
        images: [`shop:renamed@${DIGEST}`, 'redis:7'],
        applications: [shop('prod')],
      }),
      releaseOf({ images: ['shop:1'], applications: [shop('prod')] }),
      releaseOf({ images, applications: [shop('prod', 'v2')] }),
    ].map(({ key }) => key === release.key);
    expect(keys).toEqual([true, true, false, false]);
  });

  it('does not depend on order or repetition', () => {
    const texts = fc.array(fc.string({ minLength: 1 }), { maxLength: 5 });
    fc.assert(
      fc.property(texts, texts, (images, revisions) => {
        const applications = [{ name: 'shop', revisions }];
        expect(
          releaseOf({
            images: [...images, ...images].reverse(),
            applications: [...applications, ...applications],
          }),
        ).toEqual(releaseOf({ images, applications }));
      }),
    );
  });
});

describe('withDigests', () => {
  const aPod = (name: string, digest: string) =>
    kubernetesProjections.Pod.parse({
      metadata: { name },
      spec: { containers: [{ name: 'app', image: 'shop:1' }] },
      status: {
        containerStatuses: [
          { name: 'app', imageID: `registry.test/shop@${digest}` },
        ],
      },
    });

  it('takes the digest that all Pods run, and no other', () => {
    const one = aPod('a', DIGEST);
    expect(
      withDigests(['shop:1', 'redis:7'], [one, aPod('b', DIGEST)]),
    ).toEqual([`shop:1@${DIGEST}`, 'redis:7']);
    const another = aPod('c', `sha256:${'aa'.repeat(32)}`);
    expect(withDigests(['shop:1'], [one, another])).toEqual(['shop:1']);
    expect(withDigests(['shop:1'], [aPod('d', 'sha256:short')])).toEqual([
      'shop:1',
    ]);
  });
});
