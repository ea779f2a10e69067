import { z } from 'zod';
import { KubeObject, ObjectMeta } from '../kubernetes/Cluster';
import {
  ControllerContext,
  isControlledBy,
  ownerReference,
} from './Controller';
import { PodTemplate, templateSchema } from './objects/workloads';
import { templateHash } from './templateHash';

export const REVISION_LABEL = 'controller-revision-hash';

const revisionSchema = z.looseObject({
  revision: z.number(),
  data: z.object({ spec: z.object({ template: templateSchema }) }),
});

/** A workload whose templates are kept as ControllerRevisions. */
interface Revised {
  object: KubeObject;
  metadata: ObjectMeta;
  spec: { template: PodTemplate; revisionHistoryLimit: number };
}

function revisionsOf(
  { cluster }: ControllerContext,
  owner: KubeObject,
): KubeObject[] {
  return cluster
    .list('ControllerRevision', owner.metadata.namespace)
    .filter(revision => isControlledBy(revision, owner))
    .sort((left, right) => numberOf(left) - numberOf(right));
}

/** Keeps the present template as the newest revision. Returns the revision's name. */
export function ensureRevision(
  context: ControllerContext,
  { object, metadata, spec }: Revised,
): string {
  const { cluster } = context;
  const { namespace = '' } = metadata;
  const hash = templateHash(spec.template);
  const name = `${metadata.name}-${hash}`;
  const revisions = revisionsOf(context, object);
  const newest = revisions.at(-1);
  if (newest?.metadata.name === name) {
    return name;
  }
  const revision = newest ? numberOf(newest) + 1 : 1;
  if (revisions.some(known => known.metadata.name === name)) {
    cluster.patch('ControllerRevision', namespace, name, { revision });
    return name;
  }
  cluster.create({
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name,
      namespace,
      labels: {
        ...spec.template.metadata.labels,
        'controller.kubernetes.io/hash': hash,
      },
      ownerReferences: [ownerReference(object)],
    },
    data: { spec: { template: { ...spec.template, $patch: 'replace' } } },
    revision,
  });
  removeOldest(context, [...revisions], spec.revisionHistoryLimit);
  return name;
}

/** The template that a revision holds; undefined when the revision is gone. */
export function templateOf(
  { cluster }: ControllerContext,
  namespace: string,
  name: string,
): PodTemplate | undefined {
  const object = cluster.get('ControllerRevision', namespace, name);
  if (!object) {
    return undefined;
  }
  const { $patch: _patch, ...template } =
    revisionSchema.parse(object).data.spec.template;
  return templateSchema.parse(template);
}

function removeOldest(
  { cluster }: ControllerContext,
  revisions: KubeObject[],
  limit: number,
): void {
  const excess = Math.max(0, revisions.length - limit);
  for (const { metadata } of revisions.slice(0, excess)) {
    cluster.delete(
      'ControllerRevision',
      metadata.namespace ?? '',
      metadata.name,
    );
  }
}

function numberOf(revision: KubeObject): number {
  return revisionSchema.parse(revision).revision;
}
