import { stringify } from 'yaml';
import { KubernetesToken } from './http/authorization';

const CLUSTER = 'flightdeck-sandbox';

/** A kubeconfig with one context for each user; the first user's is the current one. */
export function kubeconfigOf(options: {
  url: string;
  certificateAuthority: string;
  tokens: readonly KubernetesToken[];
}): string {
  const { url, certificateAuthority, tokens } = options;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: CLUSTER,
        cluster: {
          server: url,
          'certificate-authority-data':
            Buffer.from(certificateAuthority).toString('base64'),
        },
      },
    ],
    users: tokens.map(({ user, token }) => ({ name: user, user: { token } })),
    contexts: tokens.map(({ user }) => ({
      name: user,
      context: { cluster: CLUSTER, user },
    })),
    'current-context': tokens[0]?.user ?? '',
  });
}
