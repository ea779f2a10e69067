import { z } from 'zod';
import type { ClusterConnection } from '../client/ClusterConnection';
import { ClusterError } from '../client/ClusterError';

/** What is done to one object, as the API server names its parts. */
export interface WantedRight {
  verb: 'patch';
  group: string;
  /** The plural. */
  resource: string;
  subresource?: string;
  namespace: string;
  name: string;
}

const PATH = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

const reviewSchema = z.object({ status: z.object({ allowed: z.boolean() }) });

/** Whether our own account has a right; undefined when the cluster does not say. */
export async function hasRight(
  connection: ClusterConnection,
  right: WantedRight,
  options: { signal: AbortSignal; timeoutMs: number },
): Promise<boolean | undefined> {
  const body = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: right },
  };
  try {
    const answer = await connection.post(PATH, { body, ...options });
    return reviewSchema.safeParse(answer).data?.status.allowed;
  } catch (error) {
    if (error instanceof ClusterError) {
      return undefined;
    }
    throw error;
  }
}

/** A sentence that names what the account lacks. */
export function describeLack(right: WantedRight, cluster: string): string {
  const { verb, resource, group, subresource, namespace } = right;
  const what = `${resource}.${group}${subresource ? `/${subresource}` : ''}`;
  return `The configured credentials may not ${verb} ${what} in namespace '${namespace}' of cluster '${cluster}'.`;
}
