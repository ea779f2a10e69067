import type { ApplicationAutomation } from '@flightdeck/plugin-environments-node';
import { ArgocdError } from '../../client/ArgocdError';
import {
  type OwnedApplication,
  ownedApplicationSchema,
} from '../../client/deliverySchemas';
import type { ApplicationTarget } from '../ApplicationTarget';
import { isOn } from './AutomationSetting';
import { coversSyncPolicy } from './coversSyncPolicy';
import { type ParentName, parentOf } from './parentNames';

type Owner = ApplicationAutomation['owners'][number];

const KIND = 'Application';

function manages(parent: OwnedApplication, child: OwnedApplication): boolean {
  const { namespace, name } = child.metadata;
  return (parent.status?.resources ?? []).some(
    resource =>
      resource.kind === KIND &&
      resource.group === 'argoproj.io' &&
      resource.name === name &&
      (resource.namespace || namespace) === namespace,
  );
}

function leavesAlone(parent: OwnedApplication, child: OwnedApplication) {
  return parent.spec.ignoreDifferences.some(
    ignored =>
      ignored.kind === KIND &&
      (!ignored.name || ignored.name === child.metadata.name) &&
      coversSyncPolicy(ignored),
  );
}

function judge(
  parent: OwnedApplication,
  child: OwnedApplication,
): Omit<Owner, 'kind' | 'name'> {
  const { automated } = parent.spec.syncPolicy ?? {};
  const who = `Application ${parent.metadata.name}`;
  const name = child.metadata.name;
  if (leavesAlone(parent, child)) {
    return {
      reverts: false,
      message: `${who} manages ${name}, and leaves its automation alone.`,
    };
  }
  return isOn(automated ?? undefined) && automated?.selfHeal === true
    ? {
        reverts: true,
        message: `${who} manages ${name} and heals itself: it sets the automation of ${name} again. Change the automation in Git, or let the ignoreDifferences of ${parent.metadata.name} name /spec/syncPolicy.`,
      }
    : {
        reverts: false,
        message: `${who} manages ${name}: its next sync may set the automation of ${name} again.`,
      };
}

function unknown(
  { metadata }: OwnedApplication,
  { name }: ParentName,
  reason: string,
): Owner {
  return {
    kind: KIND,
    name,
    reverts: undefined,
    message: `Application ${name} seems to manage ${metadata.name} and may set its automation again; it cannot be read: ${reason}`,
  };
}

/** The application that manages another one as its resource: an app of apps. */
export async function findParent(
  { connection }: ApplicationTarget,
  child: OwnedApplication,
  options: { signal: AbortSignal },
): Promise<Owner[]> {
  const found = parentOf(child);
  if (!found) {
    return [];
  }
  const { namespace, name } = found;
  try {
    const { project } = connection.watcher.find(found) ?? {};
    const parent = await connection.applications.getAs(
      ownedApplicationSchema,
      { namespace, name, project },
      options,
    );
    return manages(parent, child)
      ? [{ kind: KIND, name, ...judge(parent, child) }]
      : [];
  } catch (error) {
    if (!(error instanceof ArgocdError) || options.signal.aborted) {
      throw error;
    }
    // Argo CD does not tell what is missing from what our account may not see.
    const isMissing =
      error.failure === 'not-found' ||
      (error.failure === 'forbidden' && !found.certain);
    return isMissing ? [] : [unknown(child, found, error.message)];
  }
}
