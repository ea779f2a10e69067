import {
  ApiException,
  type KubernetesObjectApi,
  PatchStrategy,
} from '@kubernetes/client-node';
import { setTimeout as wait } from 'node:timers/promises';
import { kinds, resources } from '../watcher/resources';
import { customResourceDefinition } from './customResourceDefinition';
import type { ExtensibleCluster, TestManifest } from './TestCluster';

/** The manifest in the version that the server knows. The older versions have the same shape. */
async function asServed(
  manifest: TestManifest,
  api: KubernetesObjectApi,
): Promise<TestManifest> {
  const [group, version] = manifest.apiVersion.split('/');
  const kind = kinds.find(known => known === manifest.kind);
  const versions = version && kind ? resources[kind].versions : [];
  for (const candidate of versions) {
    const older = { ...manifest, apiVersion: `${group}/${candidate}` };
    if (await serves(api, older)) {
      return older;
    }
  }
  return manifest;
}

async function serves(
  api: KubernetesObjectApi,
  { apiVersion, kind }: Pick<TestManifest, 'apiVersion' | 'kind'>,
): Promise<boolean> {
  try {
    await api.list(apiVersion, kind, 'default');
    return true;
  } catch {
    return false;
  }
}

/** What is done to the objects of a real cluster. */
export function realObjects(
  api: KubernetesObjectApi,
): Pick<
  ExtensibleCluster,
  'apply' | 'delete' | 'read' | 'install' | 'uninstall'
> {
  return {
    async apply(newest) {
      const manifest = await asServed(newest, api);
      try {
        await api.create(manifest);
      } catch (error) {
        if (!(error instanceof ApiException && error.code === 409)) {
          throw error;
        }
        await api.patch(
          manifest,
          undefined,
          undefined,
          undefined,
          undefined,
          PatchStrategy.MergePatch,
        );
      }
    },
    async delete(manifest) {
      await api.delete(await asServed(manifest, api));
    },
    async read(manifest) {
      const { apiVersion, kind, metadata } = await asServed(manifest, api);
      return await api.read({ apiVersion, kind, metadata });
    },
    async install(kind) {
      await api.create(customResourceDefinition(kind));
      const { group, versions } = resources[kind];
      const apiVersion = `${group}/${versions[0]}`;
      while (!(await serves(api, { apiVersion, kind }))) {
        await wait(50);
      }
    },
    async uninstall(kind) {
      await api.delete(customResourceDefinition(kind));
    },
  };
}
