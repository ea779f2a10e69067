import type { ClusterEvent, KubeObject } from '../../kubernetes/Cluster';
import { equalJson } from '../../kubernetes/json';
import { applicationSchema } from '../Application';
import type { ArgocdBackend } from '../ArgocdBackend';
import { withFieldsOf } from '../pointers';
import {
  type ApplicationSet,
  applicationSetSchema,
  generate,
  type GeneratedApplication,
} from './ApplicationSet';

const KIND = 'ApplicationSet';
/** Policies by which applications that are there already are left as they are. */
const LEAVES_ALONE = ['create-only', 'create-delete'];

/** What is written and what is left to the defaults is the same. */
function isSameSpec(a: unknown, b: unknown): boolean {
  const { spec } = applicationSchema.shape;
  return equalJson(spec.safeParse(a).data, spec.safeParse(b).data);
}

/** Makes the applications of ApplicationSets, and keeps their specs as the template has them. */
export class ApplicationSetController {
  readonly #backend: ArgocdBackend;
  #unsubscribe = () => {};

  constructor(backend: ArgocdBackend) {
    this.#backend = backend;
  }

  start(): void {
    const { cluster } = this.#backend;
    this.#unsubscribe = cluster.subscribe(event => this.#onEvent(event));
    cluster.list(KIND).forEach(object => this.#reconcile(object));
  }

  close(): void {
    this.#unsubscribe();
  }

  #onEvent({ type, object, previous }: ClusterEvent): void {
    if (type === 'DELETED') {
      return;
    }
    // Whoever is writing now finishes first.
    if (object.kind === KIND) {
      setImmediate(() => this.#reconcile(object));
    } else if (
      object.kind === 'Application' &&
      !equalJson(previous?.spec, object.spec)
    ) {
      const owner = object.metadata.ownerReferences?.find(
        ({ kind }) => kind === KIND,
      );
      const namespace = object.metadata.namespace ?? '';
      setImmediate(() => {
        const set =
          owner && this.#backend.cluster.get(KIND, namespace, owner.name);
        if (set) {
          this.#reconcile(set);
        }
      });
    }
  }

  #reconcile(object: KubeObject): void {
    const set = applicationSetSchema.safeParse(object).data;
    if (set) {
      generate(set).forEach(wanted => this.#apply(set, wanted));
    }
  }

  #apply(set: ApplicationSet, wanted: GeneratedApplication): void {
    const { cluster } = this.#backend;
    const { namespace, uid, name } = set.metadata;
    const existing = cluster.get(
      'Application',
      namespace,
      wanted.metadata.name,
    );
    if (!existing) {
      cluster.create({
        apiVersion: set.apiVersion,
        kind: 'Application',
        metadata: {
          ...wanted.metadata,
          namespace,
          ownerReferences: [
            {
              apiVersion: set.apiVersion,
              kind: KIND,
              name,
              uid,
              controller: true,
            },
          ],
        },
        spec: wanted.spec,
      });
      return;
    }
    const policy = set.spec.syncPolicy?.applicationsSync ?? 'sync';
    const pointers = set.spec.ignoreApplicationDifferences
      .filter(rule => !rule.name || rule.name === wanted.metadata.name)
      .flatMap(rule => rule.jsonPointers);
    const { spec } = withFieldsOf({ spec: wanted.spec }, existing, pointers);
    if (!LEAVES_ALONE.includes(policy) && !isSameSpec(existing.spec, spec)) {
      cluster.replace({ ...existing, spec });
    }
  }
}
