import type { ConfigApi } from '@backstage/core-plugin-api';

const USUAL_HOSTS = {
  github: 'github.com',
  gitlab: 'gitlab.com',
  gitea: undefined,
} as const;

/** A host of the `integrations` of the configuration. */
export interface Integration {
  type: keyof typeof USUAL_HOSTS;
  host: string;
}

/**
 * The integrations that are configured. The public hosts that Backstage adds by itself are left
 * out: nothing can be made there without credentials.
 */
export function readIntegrations(config: ConfigApi): Integration[] {
  const types = ['github', 'gitlab', 'gitea'] as const;
  return types.flatMap(type =>
    (config.getOptionalConfigArray(`integrations.${type}`) ?? []).flatMap(
      integration => {
        const host = integration.getOptionalString('host') ?? USUAL_HOSTS[type];
        return host === undefined ? [] : [{ type, host }];
      },
    ),
  );
}
