import {
  type KubernetesKind,
  kubernetesProjections,
  type KubernetesObjectTypes,
} from '@flightdeck/plugin-environments-common';
import type { z } from 'zod';

const projections: {
  [Kind in KubernetesKind]: z.ZodType<KubernetesObjectTypes[Kind]>;
} = kubernetesProjections;

/** Keeps of an object what the product uses. Undefined when it is not an object of Kubernetes. */
export function project<Kind extends KubernetesKind>(
  kind: Kind,
  object: unknown,
): KubernetesObjectTypes[Kind] | undefined {
  return projections[kind].safeParse(object).data;
}
