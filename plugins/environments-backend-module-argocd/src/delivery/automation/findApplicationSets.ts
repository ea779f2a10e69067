import { isObjectName } from '@flightdeck/plugin-environments-common';
import type { ApplicationAutomation } from '@flightdeck/plugin-environments-node';
import { withQuery } from '../../client/applicationPath';
import { ArgocdError } from '../../client/ArgocdError';
import {
  applicationSetSchema,
  type OwnedApplication,
} from '../../client/deliverySchemas';
import type { ApplicationTarget } from '../ApplicationTarget';
import { coversSyncPolicy } from './coversSyncPolicy';

type Owner = ApplicationAutomation['owners'][number];

const KIND = 'ApplicationSet';
/** How an ApplicationSet treats applications that it has made already. */
const LEAVES_ALONE = ['create-only', 'create-delete'];

async function describe(
  { connection }: ApplicationTarget,
  name: string,
  { metadata }: OwnedApplication,
  options: { signal: AbortSignal },
): Promise<Owner> {
  const path = withQuery(
    `/api/v1/applicationsets/${encodeURIComponent(name)}`,
    {
      appsetNamespace: metadata.namespace,
    },
  );
  try {
    const { spec } = await connection.client.read(
      path,
      applicationSetSchema,
      options,
    );
    const isIgnored = spec.ignoreApplicationDifferences.some(
      ignored =>
        (!ignored.name || ignored.name === metadata.name) &&
        coversSyncPolicy(ignored),
    );
    const reverts =
      !isIgnored &&
      !LEAVES_ALONE.includes(spec.syncPolicy?.applicationsSync ?? '');
    return {
      kind: KIND,
      name,
      reverts,
      message: reverts
        ? `ApplicationSet ${name} sets the automation of ${metadata.name} again, unless its ignoreApplicationDifferences names /spec/syncPolicy.`
        : `ApplicationSet ${name} made ${metadata.name}, and leaves its automation alone.`,
    };
  } catch (error) {
    if (!(error instanceof ArgocdError) || options.signal.aborted) {
      throw error;
    }
    return {
      kind: KIND,
      name,
      reverts: undefined,
      message: `ApplicationSet ${name} made ${metadata.name} and may set its automation again; it cannot be read: ${error.message}`,
    };
  }
}

/** The ApplicationSets that made an application. */
export function findApplicationSets(
  target: ApplicationTarget,
  application: OwnedApplication,
  options: { signal: AbortSignal },
): Promise<Owner[]> {
  const names = application.metadata.ownerReferences
    .filter(({ kind, name }) => kind === KIND && isObjectName(name))
    .map(({ name }) => name);
  return Promise.all(
    names.map(name => describe(target, name, application, options)),
  );
}
