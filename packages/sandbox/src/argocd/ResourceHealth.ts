/** Argo CD's word for the health of a resource, and why. */
export type ResourceHealth = { status: string; message?: string };

export const HEALTHY: ResourceHealth = { status: 'Healthy' };

export function progressing(message: string): ResourceHealth {
  return { status: 'Progressing', message };
}

export function degraded(message: string): ResourceHealth {
  return { status: 'Degraded', message };
}
