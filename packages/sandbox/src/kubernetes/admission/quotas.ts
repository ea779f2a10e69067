import { z } from 'zod';
import { Cluster, KubeObject, Manifest } from '../Cluster';
import { fieldAt, listAt, objectAt, textAt } from '../json';
import {
  findResourceType,
  ResourceType,
  resourceTypes,
} from '../resourceTypes';
import { podAmount } from './podResources';
import { add, count, Quantity, readQuantity, zero } from './Quantity';

const quotaSchema = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  spec: z
    .looseObject({
      hard: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
      scopes: z.array(z.string()).default([]),
      scopeSelector: z.looseObject({}).optional(),
    })
    .default({ hard: {}, scopes: [] }),
});

export interface Quota {
  name: string;
  /** The most of each resource. */
  hard: ReadonlyMap<string, Quantity>;
  scopes: readonly string[];
}

const SCOPES = ['Terminating', 'NotTerminating', 'BestEffort', 'NotBestEffort'];

/** Undefined of a quota whose scopes the sandbox does not know: nobody enforces it. */
export function readQuota(object: KubeObject): Quota | undefined {
  const { data } = quotaSchema.safeParse(object);
  const known = data?.spec.scopes.every(scope => SCOPES.includes(scope));
  if (!data || !known || data.spec.scopeSelector) {
    return undefined;
  }
  const hard = Object.entries(data.spec.hard).flatMap(([resource, text]) => {
    const quantity = readQuantity(text);
    return quantity ? [[resource, quantity] as const] : [];
  });
  return {
    name: data.metadata.name,
    hard: new Map(hard),
    scopes: data.spec.scopes,
  };
}

/** What an object takes of one resource of a quota. */
export function chargeOf(
  object: Manifest,
  resource: string,
  scopes: readonly string[],
): Quantity {
  if (!isInScope(object, scopes)) {
    return zero;
  }
  const type = findResourceType(object.kind);
  if (resource === `count/${type && qualifiedPlural(type)}`) {
    return count(1);
  }
  switch (object.kind) {
    case 'Pod':
      return isEnded(object) ? zero : podCharge(object, resource);
    case 'PersistentVolumeClaim':
      return claimCharge(object, resource);
    case 'Service':
      return serviceCharge(object, resource);
    default:
      return resource === type?.plural && type.group === '' ? count(1) : zero;
  }
}

/** The kinds of object that a resource of a quota counts. */
export function kindOfResource(resource: string): string | undefined {
  const name = resource.replace(/^count\//, '');
  const [plural] = name.split('.');
  if (['services', 'persistentvolumeclaims'].includes(plural)) {
    return plural === 'services' ? 'Service' : 'PersistentVolumeClaim';
  }
  if (name === 'requests.storage' || name.includes('storageclass.storage')) {
    return 'PersistentVolumeClaim';
  }
  const found = resourceTypes.find(type => qualifiedPlural(type) === name);
  return found?.kind ?? (resource.startsWith('count/') ? undefined : 'Pod');
}

/** What the objects of a namespace take of one resource. */
export function usedOf(
  cluster: Pick<Cluster, 'list'>,
  namespace: string,
  resource: string,
  scopes: readonly string[],
): Quantity {
  const kind = kindOfResource(resource);
  return kind
    ? cluster
        .list(kind, namespace)
        .map(object => chargeOf(object, resource, scopes))
        .reduce(add, zero)
    : zero;
}

function qualifiedPlural({ plural, group }: ResourceType): string {
  return group ? `${plural}.${group}` : plural;
}

function isEnded(pod: Manifest): boolean {
  const phase = textAt(pod.status, 'phase');
  return phase === 'Succeeded' || phase === 'Failed';
}

function podCharge({ spec }: Manifest, resource: string): Quantity {
  if (resource === 'pods') {
    return count(1);
  }
  const [, field, name] = /^(requests|limits)\.(.+)$/.exec(resource) ?? [];
  return field === 'limits'
    ? podAmount(spec, 'limits', name)
    : podAmount(spec, 'requests', name ?? resource);
}

function claimCharge({ spec }: Manifest, resource: string): Quantity {
  const [, storageClass, what] =
    /^(?:(.+)\.storageclass\.storage\.k8s\.io\/)?(requests\.storage|persistentvolumeclaims)$/.exec(
      resource,
    ) ?? [];
  if (
    !what ||
    (storageClass && textAt(spec, 'storageClassName') !== storageClass)
  ) {
    return zero;
  }
  return what === 'persistentvolumeclaims'
    ? count(1)
    : readQuantity(objectAt(spec, 'resources', 'requests').storage) ?? zero;
}

function serviceCharge({ spec }: Manifest, resource: string): Quantity {
  const type = textAt(spec, 'type');
  switch (resource) {
    case 'services':
      return count(1);
    case 'services.loadbalancers':
      return count(type === 'LoadBalancer' ? 1 : 0);
    case 'services.nodeports':
      return type === 'NodePort' || type === 'LoadBalancer'
        ? count(listAt(spec, 'ports').length)
        : zero;
    default:
      return zero;
  }
}

/** Scopes speak of Pods alone: a quota that has one counts nothing else. */
function isInScope({ kind, spec }: Manifest, scopes: readonly string[]) {
  if (scopes.length === 0) {
    return true;
  }
  const ends = fieldAt(spec, 'activeDeadlineSeconds') !== undefined;
  const asks = ['containers', 'initContainers']
    .flatMap(field => listAt(spec, field))
    .some(container =>
      ['requests', 'limits'].some(
        field =>
          Object.keys(objectAt(container, 'resources', field)).length > 0,
      ),
    );
  const holds: Readonly<Record<string, boolean>> = {
    Terminating: ends,
    NotTerminating: !ends,
    BestEffort: !asks,
    NotBestEffort: asks,
  };
  return kind === 'Pod' && scopes.every(scope => holds[scope]);
}
