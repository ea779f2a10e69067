import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';

const everySystem = (name: string, title: string) => ({
  name,
  title,
  owner: 'group:default/platform',
  repository: { kind: 'git' as const, host: 'sandbox', name },
  placement: { cluster: 'sandbox', argocdInstance: 'sandbox' },
  exposure: { host: `${name}.example.org` },
  images: `registry.example.org/${name}`,
  alerts: {
    email: `${name}-oncall@example.org`,
    slackChannel: `#${name}-alerts`,
  },
  grafana: 'https://grafana.example.org',
});

/**
 * Answers with every default, one set for each blueprint: what examples, the sandbox and tests
 * begin with.
 *
 * @public
 */
export const exampleAnswers = {
  'gitops-web-platform': {
    ...everySystem('carbon', 'Carbon calculator'),
    blueprint: 'gitops-web-platform',
    description: 'Estimates the carbon footprint of laboratories.',
    secrets: { provider: 'infisical' },
    files: { bucket: 'carbon-files', endpoint: 'https://s3.example.org' },
    signIn: { issuer: 'https://login.example.org/v2.0', clientId: 'carbon' },
  },
  'analytics-pipeline': {
    ...everySystem('screener', 'Stock screener'),
    blueprint: 'analytics-pipeline',
    description: 'Screens stocks and keeps portfolios.',
    secrets: { provider: 'external-secrets' },
  },
  'backup-first-monolith': {
    ...everySystem('exposcholar', 'ExpoScholar'),
    blueprint: 'backup-first-monolith',
    description: 'Brings scholars and exhibitions together.',
    secrets: { provider: 'external-secrets' },
    backup: { bucket: 'exposcholar-backups' },
    aws: { stateBucket: 'exposcholar-terraform-state' },
  },
  'multi-az-eks': {
    ...everySystem('officeless', 'Officeless'),
    blueprint: 'multi-az-eks',
    description: 'Runs in three zones, and goes on when one is lost.',
    secrets: { provider: 'external-secrets' },
    infrastructure: {
      account: '123456789012',
      stateBucket: 'officeless-terraform-state',
    },
  },
} as const satisfies Record<string, ServiceAnswersInput>;
