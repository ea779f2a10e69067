import { Manifest } from '../Cluster';

export function configMap(
  name: string,
  labels: Record<string, string> = {},
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'shop', labels },
  };
}

export function pod(
  name: string,
  fields: { labels?: Record<string, string>; [field: string]: unknown } = {},
): Manifest {
  const { labels = { app: 'web' }, ...rest } = fields;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', labels },
    spec: { nodeName: 'node-1', containers: [{ name: 'web', image: 'web:1' }] },
    ...rest,
  };
}

export function deployment(name: string, replicas = 2): Manifest {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop', labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'web',
              image: 'web:1',
              env: [{ name: 'LEVEL', value: 'info' }],
              ports: [{ containerPort: 8080 }],
            },
          ],
        },
      },
    },
  };
}
