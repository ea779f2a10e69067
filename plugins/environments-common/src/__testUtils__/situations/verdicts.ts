import {
  detectErrors,
  type FetchResponse,
} from '@backstage/plugin-kubernetes-common';
import { assessHealth, worstStatus } from '@flightdeck/sandbox';
import type { KubernetesKind, KubernetesObjects } from '../../kubernetes';
import { kubernetesProjections } from '../../kubernetes';
import { evaluateEnvironment } from '../../snapshot';
import { NOW, theFacts } from '../builders';
import type { Manifest } from './manifests';

/** Argo CD counts what comes from Git: nothing that another object owns. */
export function askArgocd(objects: readonly Manifest[]): string {
  return worstStatus(
    objects
      .filter(({ metadata }) => metadata.ownerReferences === undefined)
      .flatMap(object => assessHealth(object)?.status ?? []),
  );
}

/** Every error that the incumbent detects, by its own code. */
export function askBackstage(objects: readonly Manifest[]): number {
  const resourcesOf = (kind: string) =>
    objects.filter(object => object.kind === kind);
  // As they come over the wire, where nothing has a type.
  const resources: FetchResponse[] = JSON.parse(
    JSON.stringify([
      { type: 'pods', resources: resourcesOf('Pod') },
      { type: 'deployments', resources: resourcesOf('Deployment') },
      {
        type: 'horizontalpodautoscalers',
        resources: resourcesOf('HorizontalPodAutoscaler'),
      },
    ]),
  );
  const detected = detectErrors({
    items: [
      {
        cluster: { name: 'main' },
        podMetrics: [],
        errors: [],
        resources,
      },
    ],
  });
  return [...detected.values()].flat().length;
}

function isKind(kind: string): kind is KubernetesKind {
  return kind in kubernetesProjections;
}

/** Every kind is known to be there or to be empty. */
function project(objects: readonly Manifest[]): KubernetesObjects {
  const projected: Record<string, unknown[]> = Object.fromEntries(
    Object.keys(kubernetesProjections).map(kind => [kind, []]),
  );
  for (const object of objects) {
    if (!isKind(object.kind)) {
      throw new Error(`There is no projection of ${object.kind}`);
    }
    projected[object.kind].push(
      kubernetesProjections[object.kind].parse(object),
    );
  }
  return projected;
}

/** Our own verdict, on what has been so for an hour, or since it was created. */
export function askFlightdeck(objects: readonly Manifest[]) {
  const hourAgo = new Date(NOW.getTime() - 3_600_000);
  const before = objects.filter(
    ({ metadata }) => new Date(metadata.creationTimestamp) <= hourAgo,
  );
  const { memory } = evaluateEnvironment(
    theFacts({ objects: project(before) }),
    undefined,
    hourAgo,
  );
  const { snapshot } = evaluateEnvironment(
    theFacts({ objects: project(objects) }),
    memory,
    NOW,
  );
  return {
    status: snapshot.health.status,
    sentence: snapshot.health.sentence,
    ruleIds: snapshot.findings
      .filter(
        ({ pendingUntil, severity }) =>
          pendingUntil === undefined && severity !== 'info',
      )
      .map(({ ruleId }) => ruleId),
  };
}
