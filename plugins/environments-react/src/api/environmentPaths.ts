import { parseEntityRef } from '@backstage/catalog-model';
import type { LogRequest } from '@flightdeck/plugin-environments-common';
import type { DeploymentQuery } from './DeliveryApi';
import type { EventQuery, ObjectName } from './EnvironmentsApi';

/** The paths of the REST API, each part of a name escaped. */
export const environmentPaths = {
  fleet: '/v1/environments',
  blueprints: '/v1/blueprints',

  environment(ref: string, ...parts: string[]): string {
    return pathOf('/v1/environments', ref, parts);
  },

  system(ref: string, ...parts: string[]): string {
    return pathOf('/v1/systems', ref, parts);
  },

  operations(ref: string, query: { limit?: number }): string {
    return `${this.environment(ref, 'operations')}${queryString(query)}`;
  },

  checklist(
    ref: string,
    parts: readonly string[],
    query: {
      release?: string;
      round?: number;
      format?: string;
      whole?: boolean;
    } = {},
  ): string {
    const path = this.environment(ref, 'checklist', ...parts);
    return `${path}${queryString(query)}`;
  },

  deployments(ref: string | undefined, query: DeploymentQuery): string {
    const path =
      ref === undefined
        ? '/v1/deployments'
        : this.environment(ref, 'deployments');
    return `${path}${queryString({ ...query })}`;
  },

  object(ref: string, { kind, namespace, name }: ObjectName): string {
    return this.environment(ref, 'objects', kind, namespace ?? '-', name);
  },

  events(ref: string, query: EventQuery): string {
    return `${this.environment(ref, 'events')}${queryString({ ...query })}`;
  },

  logs(ref: string, request: LogRequest, options?: { download: boolean }) {
    const { previous, follow, ...rest } = request;
    const query = queryString({
      ...rest,
      previous: previous || undefined,
      follow: follow || undefined,
      download: options?.download || undefined,
    });
    return `${this.environment(ref, 'logs')}${query}`;
  },
};

function pathOf(root: string, ref: string, parts: string[]): string {
  const { namespace, name } = parseEntityRef(ref);
  return [root, ...[namespace, name, ...parts].map(encodeURIComponent)].join(
    '/',
  );
}

function queryString(
  values: Record<string, string | number | boolean | undefined>,
): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') {
      params.set(key, String(value));
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
