import type { KubeObject } from '../kubernetes/Cluster';
import { fieldAt, listAt, objectAt, textAt } from '../kubernetes/json';
import { ANNOTATION_REQUEST_RATE } from './annotations';
import type { ScrapeTargets } from './ScrapeTargets';

/** What a workload does, as far as its metrics go. */
export type Role = 'web' | 'worker';

const CELERY = /(^|-)celery(-|$)/;

/** What a workload does that is measured; undefined of one that is not. */
export function roleOf(
  workload: KubeObject,
  targets: ScrapeTargets,
): Role | undefined {
  const { name, namespace = '', annotations = {} } = workload.metadata;
  const usual = roleByName(name, annotations);
  if (usual) {
    return usual;
  }
  const template = objectAt(workload.spec, 'template');
  const isScraped = targets.has(namespace, {
    labels: textsOf(objectAt(template, 'metadata', 'labels')),
    annotations: textsOf(objectAt(template, 'metadata', 'annotations')),
  });
  if (!isScraped) {
    return undefined;
  }
  return isWorker(name, template) ? 'worker' : 'web';
}

/** What the systems of the sandbox call theirs. */
export function roleByName(
  name: string,
  annotations: Record<string, string>,
): Role | undefined {
  if (name === 'backend' || annotations[ANNOTATION_REQUEST_RATE]) {
    return 'web';
  }
  return /^celery(-|$)/.test(name) ? 'worker' : undefined;
}

function isWorker(name: string, template: unknown): boolean {
  const [container] = listAt(template, 'spec', 'containers');
  const words = [
    ...listAt(container, 'command'),
    ...listAt(container, 'args'),
  ].join(' ');
  return (
    CELERY.test(name) ||
    (/\bcelery\b/.test(words) && /\bworker\b/.test(words)) ||
    CELERY.test(textAt(container, 'name') ?? '')
  );
}

function textsOf(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(fields).flatMap(key => {
      const value = fieldAt(fields, key);
      return typeof value === 'string' ? [[key, value]] : [];
    }),
  );
}
