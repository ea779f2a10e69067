import { access } from 'node:fs/promises';

/** The service account that Kubernetes mounts into a Pod. */
export interface ServiceAccount {
  /** The API server of the cluster that the Pod runs in. */
  url?: string;
  tokenFile: string;
  caFile: string;
}

const MOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * Finds the service account of the Pod that this process runs in. Undefined outside of a cluster.
 */
export async function findServiceAccount(
  options: {
    mount?: string;
    environment?: Record<string, string | undefined>;
  } = {},
): Promise<ServiceAccount | undefined> {
  const { mount = MOUNT, environment = process.env } = options;
  const account = { tokenFile: `${mount}/token`, caFile: `${mount}/ca.crt` };
  const present = await Promise.all(
    Object.values(account).map(file =>
      access(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (present.includes(false)) {
    return undefined;
  }
  const host = environment.KUBERNETES_SERVICE_HOST;
  const port = environment.KUBERNETES_SERVICE_PORT ?? '443';
  if (!host) {
    return account;
  }
  return {
    ...account,
    url: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
  };
}
