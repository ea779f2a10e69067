/** What the API server knows of a kind. */
export interface ResourceType {
  /** API group; the empty string is the core group. */
  group: string;
  version: string;
  kind: string;
  plural: string;
  singular: string;
  shortNames: readonly string[];
  categories: readonly string[];
  namespaced: boolean;
  /** Served below an object, besides the object itself. */
  subresources: readonly Subresource[];
}

export type Subresource = 'status' | 'scale' | 'log';

type Extra = Partial<
  Pick<
    ResourceType,
    'shortNames' | 'categories' | 'namespaced' | 'subresources'
  >
>;

export const ALL = { categories: ['all'] } as const;
export const STATUS = { subresources: ['status'] } as const;
export const SCALED = { subresources: ['status', 'scale'] } as const;
export const CLUSTER_WIDE = { namespaced: false } as const;

/** What the server knows of a kind, where most of it is as usual. */
export function type(
  groupVersion: string,
  kind: string,
  plural: string,
  extra: Extra = {},
): ResourceType {
  const [group, version] = groupVersion.includes('/')
    ? groupVersion.split('/')
    : ['', groupVersion];
  return {
    group,
    version,
    kind,
    plural,
    singular: kind.toLocaleLowerCase('en-US'),
    shortNames: [],
    categories: [],
    namespaced: true,
    subresources: [],
    ...extra,
  };
}

export function apiVersionOf(resourceType: ResourceType): string {
  return resourceType.group
    ? `${resourceType.group}/${resourceType.version}`
    : resourceType.version;
}
