import { ControllerContext } from '../Controller';
import { PodView } from '../objects/pod';
import { StatefulSetView } from '../objects/workloads';
import { attempt, createPod, podsOf } from '../podsOf';
import { REVISION_LABEL, templateOf } from '../revisions';

/** The number at the end of the Pod's name. */
export function ordinalOf({ metadata }: PodView): number {
  return Number(/-(\d+)$/.exec(metadata.name)?.[1] ?? -1);
}

export function isOfRevision({ metadata }: PodView, revision: string): boolean {
  return metadata.labels?.[REVISION_LABEL] === revision;
}

export function podsByOrdinal(
  context: ControllerContext,
  set: StatefulSetView,
): Map<number, PodView> {
  return new Map(podsOf(context, set.object).map(pod => [ordinalOf(pod), pod]));
}

/**
 * Creates the Pod of that number, and the volume claims that it lacks. False when the API server
 * refuses one of them.
 */
export function createStatefulPod(
  context: ControllerContext,
  set: StatefulSetView,
  ordinal: number,
  revision: string,
): boolean {
  const { name } = set.metadata;
  const refusal = attempt(() => writePod(context, set, ordinal, revision));
  const what = `create Pod ${name}-${ordinal} in StatefulSet ${name}`;
  context.recorder.record(set.object, {
    type: refusal ? 'Warning' : 'Normal',
    reason: refusal ? 'FailedCreate' : 'SuccessfulCreate',
    message: refusal
      ? `${what} failed error: ${refusal.message}`
      : `${what} successful`,
    component: 'statefulset-controller',
  });
  return refusal === undefined;
}

function writePod(
  context: ControllerContext,
  set: StatefulSetView,
  ordinal: number,
  revision: string,
): void {
  const { metadata, spec, object } = set;
  const { namespace = '' } = metadata;
  const name = `${metadata.name}-${ordinal}`;
  const template = templateOf(context, namespace, revision) ?? spec.template;
  const claims = createClaims(context, set, name);
  const volumes = Array.isArray(template.spec.volumes)
    ? template.spec.volumes
    : [];
  createPod(context, {
    owner: object,
    name,
    template,
    labels: {
      'apps.kubernetes.io/pod-index': String(ordinal),
      [REVISION_LABEL]: revision,
      'statefulset.kubernetes.io/pod-name': name,
    },
    spec: {
      hostname: name,
      ...(typeof object.spec === 'object' &&
        object.spec !== null &&
        'serviceName' in object.spec && { subdomain: object.spec.serviceName }),
      ...(claims.length + volumes.length > 0 && {
        volumes: [...claims, ...volumes],
      }),
    },
  });
}

export function deleteStatefulPod(
  { cluster, recorder }: ControllerContext,
  set: StatefulSetView,
  { metadata }: PodView,
): void {
  cluster.delete('Pod', metadata.namespace ?? '', metadata.name);
  recorder.record(set.object, {
    type: 'Normal',
    reason: 'SuccessfulDelete',
    message: `delete Pod ${metadata.name} in StatefulSet ${set.metadata.name} successful`,
    component: 'statefulset-controller',
  });
}

/** Claims outlive the StatefulSet, so that its data does. */
function createClaims(
  { cluster }: ControllerContext,
  { metadata, spec }: StatefulSetView,
  pod: string,
) {
  const { namespace = '' } = metadata;
  return spec.volumeClaimTemplates.map(template => {
    const claimName = `${template.metadata.name}-${pod}`;
    if (!cluster.get('PersistentVolumeClaim', namespace, claimName)) {
      cluster.create({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: {
          name: claimName,
          namespace,
          labels: { ...template.metadata.labels, ...spec.selector.matchLabels },
        },
        spec: template.spec,
      });
    }
    return {
      name: template.metadata.name,
      persistentVolumeClaim: { claimName },
    };
  });
}
