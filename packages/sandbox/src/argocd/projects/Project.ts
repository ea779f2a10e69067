import { z } from 'zod';
import type { KubeObject } from '../../kubernetes/Cluster';
import { type Application, CONTROL_PLANE_NAMESPACE } from '../Application';
import type { ArgocdBackend } from '../ArgocdBackend';
import type { ApplicationSource } from '../ApplicationSource';
import { matchesGlob } from '../sources/matchesGlob';
import { type Destination, findCluster } from './findCluster';

const kindsSchema = z
  .array(
    z.looseObject({
      group: z.string().default(''),
      kind: z.string(),
      name: z.string().optional(),
    }),
  )
  .default([]);

export const projectSpecSchema = z.looseObject({
  sourceRepos: z.array(z.string()).default([]),
  destinations: z
    .array(
      z.looseObject({
        server: z.string().default(''),
        name: z.string().default(''),
        namespace: z.string().default(''),
      }),
    )
    .default([]),
  clusterResourceWhitelist: kindsSchema,
  clusterResourceBlacklist: kindsSchema,
  namespaceResourceWhitelist: kindsSchema,
  namespaceResourceBlacklist: kindsSchema,
});

type ProjectSpec = z.infer<typeof projectSpecSchema>;

/** An object that an application wants to write. */
export interface ProjectResource {
  group: string;
  kind: string;
  name: string;
  /** Absent for kinds without one. */
  namespace: string | undefined;
  destination: Destination;
}

function isDenial(pattern: string): boolean {
  return pattern.startsWith('!');
}

/** As Argo CD reads patterns of projects: `!` turns one round. */
function matches(pattern: string, text: string, separator: '' | '/' = '') {
  return isDenial(pattern)
    ? !matchesGlob(pattern.slice(1), text, separator)
    : matchesGlob(pattern, text, separator);
}

function repositoryOf(url: string): string {
  return url.replace(/\.git$/, '');
}

function isListed(
  list: ProjectSpec['clusterResourceWhitelist'],
  { group, kind, name }: ProjectResource,
): boolean {
  return list.some(
    entry =>
      matchesGlob(entry.group, group) &&
      matchesGlob(entry.kind, kind) &&
      (!entry.name || matchesGlob(entry.name, name)),
  );
}

/** What the applications of a project may read and write, by Argo CD's own reading. */
export class Project {
  readonly name: string;
  readonly #spec: ProjectSpec;

  constructor(name: string, spec: unknown) {
    this.name = name;
    this.#spec = projectSpecSchema.parse(spec ?? {});
  }

  static find({ cluster }: ArgocdBackend, name: string): Project | undefined {
    const object: KubeObject | undefined = cluster.get(
      'AppProject',
      CONTROL_PLANE_NAMESPACE,
      name,
    );
    return object && new Project(name, object.spec);
  }

  permitsSource({ repoURL }: Pick<ApplicationSource, 'repoURL'>): boolean {
    const repository = repositoryOf(repoURL);
    const isOf = (pattern: string) =>
      pattern === '*' || matches(repositoryOf(pattern), repository, '/');
    const { sourceRepos } = this.#spec;
    return (
      sourceRepos.some(pattern => !isDenial(pattern) && isOf(pattern)) &&
      sourceRepos.every(pattern => !isDenial(pattern) || isOf(pattern))
    );
  }

  permitsDestination(destination: Destination): boolean {
    const { server, name } = findCluster(destination);
    const { namespace = '' } = destination;
    let permitted = false;
    for (const item of this.#spec.destinations) {
      const ofServer = item.server !== '' && matches(item.server, server);
      const ofName = item.name !== '' && matches(item.name, name);
      const ofNamespace = matches(item.namespace, namespace);
      if ((ofServer || ofName) && ofNamespace) {
        permitted = true;
      } else if (
        (isDenial(item.namespace) && !ofNamespace && (ofServer || ofName)) ||
        (isDenial(item.server) && !ofServer && ofNamespace) ||
        (isDenial(item.name) && !ofName && ofNamespace)
      ) {
        return false;
      }
    }
    return permitted;
  }

  /** Why an application of the project must not be; one sentence for each reason. */
  complaintsOf({
    destination,
    sources,
  }: {
    destination: Application['spec']['destination'];
    sources: readonly ApplicationSource[];
  }): string[] {
    const { server } = findCluster(destination);
    const forbidden = sources.filter(source => !this.permitsSource(source));
    return [
      ...forbidden.map(
        ({ repoURL }) =>
          `application repo ${repoURL} is not permitted in project '${this.name}'`,
      ),
      ...(this.permitsDestination(destination)
        ? []
        : [
            `application destination server '${server}' and namespace '${destination.namespace}' do not match any of the allowed destinations in project '${this.name}'`,
          ]),
    ];
  }

  /** Why an object must not be written; undefined when it may. */
  refusalOf(resource: ProjectResource): string | undefined {
    const { group, kind, namespace, destination } = resource;
    if (!this.#permitsKind(resource)) {
      return `resource ${group}:${kind} is not permitted in project ${this.name}`;
    }
    const allowed =
      namespace === undefined ||
      this.permitsDestination({ ...destination, namespace });
    return allowed
      ? undefined
      : `namespace ${namespace} is not permitted in project '${this.name}'`;
  }

  /** Kinds without a namespace are forbidden unless they are named; the others allowed. */
  #permitsKind(resource: ProjectResource): boolean {
    const spec = this.#spec;
    return resource.namespace === undefined
      ? isListed(spec.clusterResourceWhitelist, resource) &&
          !isListed(spec.clusterResourceBlacklist, resource)
      : (spec.namespaceResourceWhitelist.length === 0 ||
          isListed(spec.namespaceResourceWhitelist, resource)) &&
          !isListed(spec.namespaceResourceBlacklist, resource);
  }
}
