import {
  environmentReadPermission,
  serviceCreatePermission,
} from '@flightdeck/plugin-environments-common';

/**
 * The routes that are not of one environment, and what each answers who lacks the permission that
 * it needs. A list that anybody may ask for shows what the caller may see, which is nothing.
 */
export const OTHER_ROUTES: Readonly<
  Record<string, { permission: string; status: number }>
> = {
  'get /v1/environments': {
    permission: environmentReadPermission.name,
    status: 403,
  },
  ...Object.fromEntries(
    [
      'get /v1/deployments',
      'get /v1/systems/:namespace/:name/dora',
      'get /v1/systems/:namespace/:name/releases',
    ].map(route => [
      route,
      { permission: environmentReadPermission.name, status: 200 },
    ]),
  ),
  'get /v1/blueprints': {
    permission: environmentReadPermission.name,
    status: 200,
  },
  'get /v1/blueprints/:name': {
    permission: environmentReadPermission.name,
    status: 404,
  },
  ...Object.fromEntries(
    [
      'get /v1/clusters',
      'get /v1/clusters/:cluster',
      'get /v1/clusters/:cluster/namespaces/:namespace',
      'get /v1/delivery/instances',
      'get /v1/metrics/instances',
      'get /v1/git-hosts',
      'get /v1/service-names/:name',
    ].map(route => [
      route,
      { permission: serviceCreatePermission.name, status: 403 },
    ]),
  ),
};
