import type {
  ClusterDescription,
  DeliveryInstance,
  MetricsInstanceList,
  NamespaceDescription,
  ServiceNameAnswer,
} from '@flightdeck/plugin-environments-common';

const AS_OF = '2026-03-02T12:00:00.000Z';

export function clusterFixture(
  change: Partial<ClusterDescription> = {},
): ClusterDescription {
  return {
    cluster: 'main',
    state: 'ok',
    message: "Cluster 'main' answers.",
    asOf: AS_OF,
    version: 'v1.36.0',
    storageClasses: [
      { name: 'fast-ssd', default: false, expandable: true },
      { name: 'rcp-nas', default: true, expandable: true },
    ],
    ingressClasses: [{ name: 'nginx', default: true }],
    served: {
      ExternalSecret: true,
      InfisicalSecret: false,
      Certificate: true,
    },
    secretStores: ['platform'],
    issuers: ['letsencrypt-prod'],
    problems: [],
    ...change,
  };
}

export function namespaceFixture(
  name: string,
  change: Partial<NamespaceDescription> = {},
): NamespaceDescription {
  return {
    cluster: 'main',
    name,
    asOf: AS_OF,
    state: 'absent',
    message: `Cluster 'main' has no namespace '${name}'.`,
    problems: [],
    ...change,
  };
}

/** The environments backend over its wire protocol, as far as fields ask it. */
export class FakeBackend {
  clusters = ['main'];
  cluster = clusterFixture();
  instances: DeliveryInstance[] = [
    {
      name: 'argocd',
      state: 'ok',
      message: "Argo CD 'argocd' answers.",
      destinations: [
        { name: 'in-cluster', server: 'https://kubernetes.default.svc' },
      ],
    },
  ];
  metrics: MetricsInstanceList['instances'] = [];
  gitHosts = [{ name: 'forge', url: 'https://git.example.org' }];
  /** What is known of namespaces; the others are absent. */
  readonly namespaces = new Map<string, Partial<NamespaceDescription>>();
  /** What is known of names; the others are free. */
  readonly names = new Map<string, Partial<ServiceNameAnswer>>();
  /** What every request is refused with. */
  refusal: { status: number; name: string; message: string } | undefined;
  /** The paths that were asked for, with their queries. */
  readonly requests: string[] = [];

  readonly discoveryApi = {
    getBaseUrl: async (plugin: string) => `http://backend/api/${plugin}`,
  };

  readonly fetchApi = {
    fetch: async (input: RequestInfo | URL): Promise<Response> => {
      const url = new URL(String(input));
      this.requests.push(`${url.pathname}${url.search}`);
      if (this.refusal) {
        const { status, name, message } = this.refusal;
        return answer(status, {
          error: { name, message },
          response: { statusCode: status },
        });
      }
      const parts = url.pathname
        .replace('/api/environments/v1/', '')
        .split('/')
        .map(decodeURIComponent);
      const body = this.#answer(parts);
      return body === undefined
        ? answer(404, {
            error: { name: 'NotFoundError', message: 'There is no such path.' },
            response: { statusCode: 404 },
          })
        : answer(200, body);
    },
  };

  #answer([place, name, part, last]: string[]): unknown {
    switch (place) {
      case 'clusters':
        if (part === 'namespaces') {
          return namespaceFixture(last, this.namespaces.get(last));
        }
        return name === undefined
          ? {
              clusters: this.clusters.map(each => ({
                name: each,
                title: each,
              })),
            }
          : { ...this.cluster, cluster: name };
      case 'delivery':
        return { instances: this.instances };
      case 'metrics':
        return { instances: this.metrics };
      case 'git-hosts':
        return { hosts: this.gitHosts };
      case 'service-names':
        return { name, state: 'free', claims: [], ...this.names.get(name) };
      default:
        return undefined;
    }
  }
}

function answer(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}
