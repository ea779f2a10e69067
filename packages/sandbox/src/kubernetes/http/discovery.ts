import { Router } from 'express';
import { apiVersionOf, ResourceType, servedTypes } from '../resourceTypes';
import { StatusError } from '../StatusError';
import { reviewTypes } from './accessReviews';
import { ApiContext } from './ApiContext';
import { metricsResources, METRICS_GROUP_VERSION } from './metricsApi';

const VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
] as const;

const VERSION = {
  major: '1',
  minor: '36',
  gitVersion: 'v1.36.0+flightdeck-sandbox',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: '',
  compiler: 'node',
  platform: `${process.platform}/${process.arch}`,
};

export interface ApiResource {
  name: string;
  singularName: string;
  namespaced: boolean;
  group?: string;
  version?: string;
  kind: string;
  verbs: readonly string[];
  shortNames?: readonly string[];
  categories?: readonly string[];
}

/** What the server serves, as clients ask for it before anything else. */
export function createDiscoveryRouter(
  context: Pick<ApiContext, 'customKinds' | 'usage'>,
): Router {
  const router = Router();
  router.get('/version', (_request, response) => {
    response.json(VERSION);
  });
  router.get('/api', (_request, response) => {
    response.json({
      kind: 'APIVersions',
      versions: ['v1'],
      serverAddressByClientCIDRs: [],
    });
  });
  router.get('/apis', (_request, response) => {
    response.json({
      kind: 'APIGroupList',
      apiVersion: 'v1',
      groups: apiGroups(context).map(groupOf),
    });
  });
  router.get('/apis/:group', (request, response) => {
    const found = apiGroups(context).find(
      group => group.name === request.params.group,
    );
    if (!found) {
      throw StatusError.noSuchPath();
    }
    response.json({ kind: 'APIGroup', apiVersion: 'v1', ...groupOf(found) });
  });
  router.get(['/api/v1', '/apis/:group/:version'], (request, response) => {
    const { group, version } = request.params;
    const groupVersion = group ? `${group}/${version}` : 'v1';
    const resources = resourcesOf(groupVersion, context);
    if (resources.length === 0) {
      throw StatusError.noSuchPath();
    }
    response.json({
      kind: 'APIResourceList',
      apiVersion: 'v1',
      groupVersion,
      resources,
    });
  });
  return router;
}

interface ApiGroup {
  name: string;
  groupVersion: string;
  version: string;
}

function apiGroups({
  customKinds,
  usage,
}: Pick<ApiContext, 'customKinds' | 'usage'>): ApiGroup[] {
  const [metricsGroup, metricsVersion] = METRICS_GROUP_VERSION.split('/');
  const metrics = { group: metricsGroup, version: metricsVersion };
  const found = new Map(
    [...servedTypes(customKinds), ...reviewTypes, ...(usage ? [metrics] : [])]
      .filter(({ group }) => group !== '')
      .map(({ group, version }) => [
        `${group}/${version}`,
        { name: group, groupVersion: `${group}/${version}`, version },
      ]),
  );
  return [...found.values()];
}

function groupOf({ name, groupVersion, version }: ApiGroup) {
  const versions = [{ groupVersion, version }];
  return { name, versions, preferredVersion: versions[0] };
}

function resourcesOf(
  groupVersion: string,
  { customKinds, usage }: Pick<ApiContext, 'customKinds' | 'usage'>,
): ApiResource[] {
  if (usage && groupVersion === METRICS_GROUP_VERSION) {
    return metricsResources;
  }
  const reviews = reviewTypes
    .filter(({ group, version }) => `${group}/${version}` === groupVersion)
    .map(({ plural, kind }) => ({
      name: plural,
      singularName: kind.toLocaleLowerCase('en-US'),
      namespaced: false,
      kind,
      verbs: ['create'],
    }));
  return servedTypes(customKinds)
    .filter(type => apiVersionOf(type) === groupVersion)
    .flatMap<ApiResource>(type => [
      {
        name: type.plural,
        singularName: type.singular,
        namespaced: type.namespaced,
        kind: type.kind,
        verbs: VERBS,
        ...(type.shortNames.length && { shortNames: type.shortNames }),
        ...(type.categories.length && { categories: type.categories }),
      },
      ...subresourcesOf(type),
    ])
    .concat(reviews);
}

function subresourcesOf(type: ResourceType): ApiResource[] {
  return type.subresources.map(subresource => ({
    name: `${type.plural}/${subresource}`,
    singularName: '',
    namespaced: type.namespaced,
    ...(subresource === 'scale'
      ? { group: 'autoscaling', version: 'v1', kind: 'Scale' }
      : { kind: type.kind }),
    verbs: subresource === 'log' ? ['get'] : ['get', 'patch', 'update'],
  }));
}
