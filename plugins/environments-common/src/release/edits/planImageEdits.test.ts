import { applySlotChanges } from './changeSlots';
import { helmSlots } from './helmSlots';
import type { ImageSlots } from './ImageSlot';
import { findKustomization, kustomizeSlots } from './kustomizeSlots';
import { manifestSlots } from './manifestSlots';
import { type ImageEditRequest, planImageEdits } from './planImageEdits';

const DIGEST = `sha256:${'0a'.repeat(32)}`;
const OTHER_DIGEST = `sha256:${'0b'.repeat(32)}`;

type Texts = Record<string, string>;

const filesOf = (texts: Texts) =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));

const helm = (texts: Texts) => helmSlots(filesOf(texts));
const plain = (texts: Texts) => manifestSlots(filesOf(texts));
const kustomize = (texts: Texts) => {
  const files = filesOf(texts);
  const path = findKustomization(Object.keys(texts), '');
  const kustomization = files.find(file => file.path === path);
  return kustomization
    ? kustomizeSlots(kustomization, files)
    : { slots: [], problems: [] };
};

function promote(
  texts: Texts,
  images: string[],
  read: (texts: Texts) => ImageSlots,
  change: Partial<ImageEditRequest> = {},
) {
  const { slots, problems } = read(texts);
  const edits = planImageEdits({
    slots,
    images,
    running: [],
    names: { from: 'staging', to: 'prod' },
    ...change,
  });
  const after = Object.fromEntries(
    Object.entries(texts).flatMap(([path, text]) => {
      const changes = edits.changes.filter(({ file }) => file === path);
      return changes.length > 0
        ? [[path, applySlotChanges(text, changes)]]
        : [];
    }),
  );
  return { ...edits, problems, after };
}

const container = (image: string) =>
  `kind: Deployment
metadata: { name: api }
spec: { template: { spec: { containers: [{ name: app, image: ${image} }] } } }
`;

describe('planImageEdits', () => {
  it.each<[string, Texts, string[], (texts: Texts) => ImageSlots, Texts]>([
    [
      'a block of Helm values, in the last file that sets the tag',
      {
        'values.yaml': 'image:\n  repository: r.test/api\n  tag: ""\n',
        'values-prod.yaml': '# Prod.\nimage:\n  tag: "1.4.0" # the release\n',
      },
      ['r.test/api:1.5.0'],
      helm,
      { 'values-prod.yaml': '# Prod.\nimage:\n  tag: "1.5.0" # the release\n' },
    ],
    [
      'a block whose repository is the beginning of several images',
      {
        'values.yaml': 'image: { repository: r.test/shop }',
        'values-prod.yaml': "image:\n    tag:   'v1'   \n",
      },
      ['r.test/shop/web:v2', 'r.test/shop/api:v2', 'redis:7'],
      helm,
      { 'values-prod.yaml': "image:\n    tag:   'v2'   \n" },
    ],
    [
      'components with a registry, a tag and a digest',
      {
        'values.yaml': `api:\n  image: {registry: r.test, repository: shop/api, tag: v1, digest: ${OTHER_DIGEST}}\n`,
      },
      [`r.test/shop/api:v2@${DIGEST}`],
      helm,
      {
        'values.yaml': `api:\n  image: {registry: r.test, repository: shop/api, tag: v2, digest: ${DIGEST}}\n`,
      },
    ],
    [
      'an image in one value, and a number that stays one text',
      {
        'values.yaml':
          'web: { image: r.test/web:1 }\napi:\n  image: r.test/api\n  imageTag: 7\n',
      },
      ['r.test/web:2', 'r.test/api:8'],
      helm,
      {
        'values.yaml':
          'web: { image: r.test/web:2 }\napi:\n  image: r.test/api\n  imageTag: "8"\n',
      },
    ],
    [
      'the images of kustomize, which win over the files',
      {
        'kustomization.yaml':
          'resources: [api.yaml]\nimages:\n  - name: api # ours\n    newName: r.test/api\n    newTag: v1\n  - { name: redis, digest: X }\n'.replace(
            'X',
            OTHER_DIGEST,
          ),
        'api.yaml': container('api:v0'),
      },
      ['r.test/api:v2', `docker.io/library/redis:7@${DIGEST}`],
      kustomize,
      {
        'kustomization.yaml':
          'resources: [api.yaml]\nimages:\n  - name: api # ours\n    newName: r.test/api\n    newTag: v2\n  - { name: redis, digest: X }\n'.replace(
            'X',
            DIGEST,
          ),
      },
    ],
    [
      'containers in several documents of a file',
      { 'all.yaml': `${container('api:v1')}---\n${container('api:v1')}` },
      ['api:v2'],
      plain,
      { 'all.yaml': `${container('api:v2')}---\n${container('api:v2')}` },
    ],
    [
      'nothing that is as it ought to be',
      { 'a.yaml': container('api:v2') },
      ['api:v2'],
      plain,
      {},
    ],
    [
      'nothing of images that are not of the release',
      { 'a.yaml': container('db:1') },
      ['api:v2'],
      plain,
      {},
    ],
  ])('changes %s', (_, texts, images, read, after) => {
    const planned = promote(texts, images, read);
    expect(planned).toMatchObject({ obstacles: [], problems: [] });
    expect(planned.after).toEqual(after);
  });

  it.each<[string, Texts, string[], (texts: Texts) => ImageSlots, RegExp]>([
    [
      'one image with several tags in the files',
      { 'a.yaml': container('api:v1'), 'b.yaml': container('api:v0') },
      ['api:v2'],
      plain,
      /^api is set several times, with different tags: v1 in a\.yaml .*v0 in b\.yaml/,
    ],
    [
      'one image with several tags in the stage before',
      { 'a.yaml': container('api:v1') },
      ['api:v2', 'api:v3'],
      plain,
      /^staging runs api in several versions at once \(v2, v3\).* a\.yaml /,
    ],
    [
      'a tag that is an alias',
      { 'values.yaml': 'v: &v "1"\nimage: { repository: api, tag: *v }' },
      ['api:v2'],
      helm,
      /^image\.tag in values\.yaml, which sets the image api, is an alias of an anchor/,
    ],
    [
      'a tag that others share by its anchor',
      { 'values.yaml': 'image: { repository: api, tag: &v "1" }' },
      ['api:v2'],
      helm,
      /image\.tag in values\.yaml.* carries an anchor/,
    ],
    [
      'a tag that is a template',
      { 'values.yaml': 'image: { repository: api, tag: "{{ .Values.v }}" }' },
      ['api:v2'],
      helm,
      /image\.tag in values\.yaml.* is a template/,
    ],
    [
      'no tag',
      { 'values.yaml': 'image: { repository: api, tag: "" }' },
      ['api:v2'],
      helm,
      /^image\.tag in values\.yaml sets neither a tag nor a digest of api/,
    ],
    [
      'a digest that nobody knows',
      { 'values.yaml': `image: api:1@${DIGEST}` },
      ['api:v2'],
      helm,
      /^image in values\.yaml pins a digest of api, and that of the release is not known/,
    ],
    [
      'a tag that is none',
      { 'values.yaml': 'image: { repository: api, tag: v1 }' },
      ['api:${v}'],
      helm,
      /is no tag or digest that could be written/,
    ],
  ])('guesses nothing of %s', (_, texts, images, read, obstacle) => {
    const planned = promote(texts, images, read);
    expect(planned.obstacles).toEqual([expect.stringMatching(obstacle)]);
  });

  it('says what the application itself sets, and which file both stages read', () => {
    const texts = { 'values.yaml': 'image: { repository: api, tag: v1 }' };
    const set = promote(texts, ['api:v2'], files =>
      helmSlots(filesOf(files), ['image.tag']),
    );
    expect(set.obstacles).toEqual([
      'The application itself sets the Helm parameter image.tag, which wins over values.yaml.',
    ]);
    const shared = promote(texts, ['api:v2'], helm, {
      shared: new Set(['values.yaml']),
    });
    expect(shared.obstacles).toEqual([
      'values.yaml sets the image api for staging, too: sync staging first, or give each stage a file of its own.',
    ]);
  });

  it('tells images that no file sets', () => {
    const texts = { 'a.yaml': container('api:v1') };
    const planned = promote(texts, ['api:v2', 'worker:2', 'redis:7'], plain, {
      running: ['api:v1', 'docker.io/library/redis:6'],
    });
    expect(planned.obstacles).toEqual([
      'No file of prod that can be read sets the image redis, so it cannot be changed.',
    ]);
    expect(planned.notes).toEqual([
      'staging runs worker, which prod does not have; it is not brought along.',
    ]);
  });

  it('names a file that is not well formed, and nothing of its content', () => {
    const { problems } = plain({ 'a.yaml': 'secret: [hunter2\nb: :' });
    expect(problems).toEqual([
      expect.stringMatching(
        /^a\.yaml cannot be read as YAML, because of line \d\.$/,
      ),
    ]);
  });
});
