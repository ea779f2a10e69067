import { selectsLabels } from '../controllers/selectsLabels';
import type { Cluster, KubeObject } from '../kubernetes/Cluster';
import { fieldAt, listAt, objectAt } from '../kubernetes/json';

const SCRAPE = 'prometheus.io/scrape';

type Selects = (namespace: string, labels: Record<string, string>) => boolean;

/** Which Pods Prometheus scrapes: by their annotation, or by a monitor that selects them. */
export class ScrapeTargets {
  readonly #monitors: Selects[];

  constructor(cluster: Pick<Cluster, 'list'>) {
    this.#monitors = [
      ...cluster.list('PodMonitor').map(readPodMonitor),
      ...cluster
        .list('ServiceMonitor')
        .flatMap(monitor => readServiceMonitor(cluster, monitor)),
    ];
  }

  has(
    namespace: string,
    pod: {
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    },
  ): boolean {
    return (
      isAnnotated(pod) ||
      this.#monitors.some(selects => selects(namespace, pod.labels ?? {}))
    );
  }
}

/** Whether a Pod asks to be scraped. */
export function isAnnotated(pod: {
  annotations?: Record<string, string>;
}): boolean {
  return pod.annotations?.[SCRAPE] === 'true';
}

function readPodMonitor(monitor: KubeObject): Selects {
  const selector = objectAt(monitor.spec, 'selector');
  return (namespace, labels) =>
    watches(monitor, namespace) && selectsLabels(selector, labels);
}

/** A ServiceMonitor selects Services, and with them the Pods behind these. */
function readServiceMonitor(
  cluster: Pick<Cluster, 'list'>,
  monitor: KubeObject,
): Selects[] {
  const selector = objectAt(monitor.spec, 'selector');
  return cluster
    .list('Service')
    .filter(
      ({ metadata }) =>
        watches(monitor, metadata.namespace ?? '') &&
        selectsLabels(selector, metadata.labels),
    )
    .map(service => {
      const wanted = Object.entries(objectAt(service.spec, 'selector'));
      return (namespace, labels) =>
        namespace === service.metadata.namespace &&
        wanted.length > 0 &&
        wanted.every(([key, value]) => labels[key] === value);
    });
}

function watches({ metadata, spec }: KubeObject, namespace: string): boolean {
  const { any } = objectAt(spec, 'namespaceSelector');
  const names = listAt(spec, 'namespaceSelector', 'matchNames');
  return (
    any === true ||
    (names.length > 0
      ? names.includes(namespace)
      : metadata.namespace === namespace &&
        fieldAt(spec, 'selector') !== undefined)
  );
}
