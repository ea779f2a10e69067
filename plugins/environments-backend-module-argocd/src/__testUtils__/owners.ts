import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { type EngineScene, NAME } from './EngineScene';

const ARGO = 'argoproj.io/v1alpha1';
export const TRACKING = 'argocd.argoproj.io/tracking-id';

/** Lets production be what the ApplicationSet `shops` made. */
export function ownBySet(scene: EngineScene, more: object = {}): void {
  const { spec } = scene.object();
  const { metadata } = scene.sandbox.cluster.apply({
    apiVersion: ARGO,
    kind: 'ApplicationSet',
    metadata: { name: 'shops', namespace: 'argocd' },
    spec: {
      generators: [{ list: { elements: [{ name: NAME }] } }],
      template: { metadata: { name: '{{name}}' }, spec },
      ...more,
    },
  });
  const { uid } = metadata;
  scene.patch({
    metadata: {
      ownerReferences: [
        { apiVersion: ARGO, kind: 'ApplicationSet', name: 'shops', uid },
      ],
    },
  });
}

/** Lets production be a resource of the application `apps`, which reads it from Git. */
export async function adoptByParent(
  scene: EngineScene,
  more: object,
): Promise<void> {
  const { git, cluster } = scene.sandbox;
  const child = {
    apiVersion: ARGO,
    kind: 'Application',
    metadata: { name: NAME, namespace: 'argocd' },
    spec: scene.object().spec,
  };
  await git.create('apps');
  await git.commit(
    'apps',
    [{ path: 'child.yaml', content: JSON.stringify(child) }],
    { author: { name: 'Ada', email: 'ada@example.org' }, message: 'Apps' },
  );
  cluster.apply({
    ...child,
    metadata: { name: 'apps', namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL: `${git.url}/apps.git`, path: '.' },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'argocd',
      },
      ...more,
    },
  });
  scene.patch({
    metadata: {
      annotations: {
        [TRACKING]: `apps:argoproj.io/Application:argocd/${NAME}`,
      },
    },
  });
  await until(() =>
    Boolean(Object(scene.object('apps').status).resources?.length),
  );
}
