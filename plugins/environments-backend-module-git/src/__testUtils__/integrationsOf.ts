export type ForgeKind = 'github' | 'gitlab' | 'gitea';

export const KINDS = ['github', 'gitlab', 'gitea'] as const;

/** The configuration of `integrations` for one host. */
export function integrationsOf(kind: ForgeKind, host: string, token: string) {
  const baseUrl = `http://${host}`;
  switch (kind) {
    case 'github':
      return { github: [{ host, apiBaseUrl: `${baseUrl}/api/v3`, token }] };
    case 'gitlab':
      return {
        gitlab: [{ host, apiBaseUrl: `${baseUrl}/api/v4`, baseUrl, token }],
      };
    default:
      return { gitea: [{ host, baseUrl, password: token }] };
  }
}
