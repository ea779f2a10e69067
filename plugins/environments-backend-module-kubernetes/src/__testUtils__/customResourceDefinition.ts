import type { KubernetesKind } from '@flightdeck/plugin-environments-common';
import { qualifiedName, resources } from '../watcher/resources';
import type { TestManifest } from './TestCluster';

/** Defines a custom kind whose objects may hold anything. */
export function customResourceDefinition(kind: KubernetesKind): TestManifest {
  const { group, plural, versions } = resources[kind];
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: qualifiedName(resources[kind]),
      // The groups of the API's own special interest groups ask for it.
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' },
    },
    spec: {
      group,
      scope: 'Namespaced',
      names: {
        kind,
        plural,
        singular: kind.toLocaleLowerCase('en-US'),
        listKind: `${kind}List`,
      },
      versions: [
        {
          name: versions[0],
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              // As the client spells x-kubernetes-preserve-unknown-fields.
              x_kubernetes_preserve_unknown_fields: true,
            },
          },
        },
      ],
    },
  };
}
