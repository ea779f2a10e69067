import type { TestManifest } from './TestCluster';

/** What plays the kubelet of the real test cluster does as this annotation says. */
export const played = (state: string) => ({ 'fake.kubelet/state': state });

/** A Deployment. */
export function workload(
  namespace: string,
  name: string,
  options: {
    replicas?: number;
    annotations?: Record<string, string>;
    container?: object;
    spec?: object;
  } = {},
): TestManifest {
  const { replicas = 1, annotations, container, spec } = options;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels: { app: name } },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name }, annotations },
        spec: {
          containers: [
            {
              name: 'app',
              image: 'registry.example/app:1.0',
              ports: [{ name: 'http', containerPort: 8080 }],
              ...container,
            },
          ],
        },
      },
      ...spec,
    },
  };
}

/** An Ingress of one host and path. */
export function entry(
  namespace: string,
  name: string,
  spec: { service: string; secretName?: string },
): TestManifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace },
    spec: {
      tls: spec.secretName
        ? [{ hosts: [`${name}.example`], secretName: spec.secretName }]
        : [],
      rules: [
        {
          host: `${name}.example`,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: {
                  service: { name: spec.service, port: { number: 80 } },
                },
              },
            ],
          },
        },
      ],
    },
  };
}

/** A Service of one port. */
export function service(
  namespace: string,
  name: string,
  app: string,
  targetPort: string | number = 'http',
): TestManifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      selector: { app },
      ports: [{ name: 'http', port: 80, targetPort }],
    },
  };
}
