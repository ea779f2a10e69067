import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWorkspace } from '../__testUtils__/runAction';
import { readDeliveryManifests } from './readDeliveryManifests';

const project = `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd }
spec: { sourceRepos: [] }
`;
const application = (name: string, of = 'shop') => `---
# Only this.
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: ${name} }
spec: { project: ${of} }
`;

describe('readDeliveryManifests', () => {
  let workspace: string;

  beforeEach(async () => {
    workspace = await createWorkspace();
    await mkdir(join(workspace, 'argocd'));
  });

  afterEach(() => rm(workspace, { recursive: true }));

  const write = (files: Record<string, string>) =>
    Promise.all(
      Object.entries(files).map(([name, text]) =>
        writeFile(join(workspace, 'argocd', name), text),
      ),
    );

  it('reads the project and the applications in the order of their files', async () => {
    await write({
      'project.yaml': project,
      'prod.yaml': application('shop-prod'),
      'dev.yml': application('shop-dev'),
      'README.md': 'No manifest.',
    });
    const read = await readDeliveryManifests(workspace, 'shop');
    expect(read.project).toEqual({
      name: 'shop',
      labels: {},
      annotations: {},
      finalizers: [],
      spec: { sourceRepos: [] },
      deleting: false,
    });
    expect(read.applications.map(({ name }) => name)).toEqual([
      'shop-dev',
      'shop-prod',
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing', {}, 'one AppProject and at least one Application'],
    ['no application', { 'a.yaml': project }, 'at least one Application'],
    [
      'two projects',
      { 'a.yaml': project, 'b.yaml': project, 'c.yaml': application('shop-a') },
      'one AppProject',
    ],
    ['broken YAML', { 'a.yaml': 'a: [' }, 'argocd/a.yaml is no YAML.'],
    [
      'another kind',
      { 'a.yaml': project.replace('AppProject', 'ApplicationSet') },
      'argocd/a.yaml is no AppProject and no Application',
    ],
    [
      'a name that is none',
      { 'a.yaml': project.replace('name: shop', 'name: ../shop') },
      'argocd/a.yaml is no AppProject',
    ],
    [
      'the project of Argo CD itself',
      {
        'a.yaml':
          project.replace('name: shop', 'name: default') +
          application('shop-a'),
      },
      'must have its name, not default',
    ],
    [
      'the application of a stranger',
      { 'a.yaml': project + application('bank-prod') },
      'Application bank-prod is not one of service shop',
    ],
    [
      'an application in another project',
      { 'a.yaml': project + application('shop-a', 'default') },
      'Application shop-a is not one of service shop',
    ],
  ])('refuses %s', async (_what, files, words) => {
    await write(files);
    await expect(readDeliveryManifests(workspace, 'shop')).rejects.toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining(words),
      }),
    );
  });
});
