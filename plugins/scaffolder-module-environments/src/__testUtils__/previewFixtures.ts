import type {
  ScaffolderApi,
  ScaffolderDryRunOptions,
  ScaffolderDryRunResponse,
} from '@backstage/plugin-scaffolder-common';
import type { JsonValue } from '@backstage/types';

/** Answers to all questions, as the form of the wizard holds them. */
export const ANSWERS: Record<string, JsonValue> = {
  blueprint: 'gitops-web-platform',
  name: 'shop',
  title: 'Shop',
  description: 'Sells things.',
  owner: 'group:default/shop-team',
  repository: { kind: 'git', host: 'forge', name: 'shop' },
  placement: {
    cluster: 'main',
    argocdInstance: 'argocd',
    destination: 'https://kubernetes.default.svc',
  },
  stages: ['dev', 'prod'],
  namespaces: { mode: 'create', layout: 'environment', names: {} },
  exposure: {
    kind: 'internal',
    host: 'shop.example.org',
    issuer: 'letsencrypt-prod',
  },
  images: 'ghcr.io/shop-team',
  version: '0.1.0',
  secrets: { provider: 'external-secrets', store: 'platform' },
  alerts: { email: 'shop@example.org', slackChannel: '#shop-alerts' },
  grafana: 'https://grafana.example.org',
  sizes: {},
  files: {
    kind: 's3',
    bucket: 'shop-files',
    endpoint: 'https://s3.example.org',
  },
  signIn: { issuer: 'https://login.example.org', clientId: 'shop' },
  backup: {},
};

export const TEMPLATE = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'gitops-web-platform', namespace: 'default' },
  spec: {
    type: 'service',
    owner: 'platform',
    parameters: [],
    steps: [{ action: 'flightdeck:service:render' }],
  },
};

const CATALOG_INFO = `apiVersion: backstage.io/v1alpha1
kind: System
metadata:
  name: shop
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: shop-backend
`;

const encode = (text: string) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** The scaffolder, as far as the preview asks it, with the files of a service. */
export class FakeScaffolder {
  readonly runs: ScaffolderDryRunOptions[] = [];
  files = new Map<string, string>([
    ['catalog-info.yaml', CATALOG_INFO],
    ['helm/values.yaml', 'replicas: 2\n'],
    ['helm/templates/backend.yaml', 'kind: Deployment\n# Größe\n'],
    ['README.md', '# Shop\n'],
  ]);
  log: string[] = [];
  output: ScaffolderDryRunResponse['output'] = {};
  error: Error | undefined;
  /** When set, a run waits for it. */
  until: Promise<void> | undefined;

  dryRun: NonNullable<ScaffolderApi['dryRun']> = async options => {
    this.runs.push(options);
    await this.until;
    if (this.error) {
      throw this.error;
    }
    return {
      directoryContents: [
        ...[...this.files].map(([path, text]) => ({
          path,
          base64Content: encode(text),
          executable: path.endsWith('.sh'),
        })),
        { path: 'logo.png', base64Content: btoa('\u0089PNG\u0000') },
      ],
      log: this.log.map(message => ({ body: { message, stepId: 'check' } })),
      steps: [],
      output: this.output,
    };
  };
}
