/** A part of an object as the API server would send it. */
export type Raw = Record<string, unknown>;

export const NAMESPACE = 'shop';

export const NOW = new Date('2026-03-02T12:00:00Z');

/** The time so many seconds before {@link NOW}. */
export function ago(seconds: number): string {
  return new Date(NOW.getTime() - seconds * 1000).toISOString();
}

/** The parts that objects of every kind have. */
export function rawObject(
  name: string,
  parts: { metadata?: Raw; spec?: Raw; status?: Raw },
) {
  return {
    spec: parts.spec ?? {},
    status: parts.status ?? {},
    metadata: {
      name,
      namespace: NAMESPACE,
      uid: `uid-${name}`,
      generation: 1,
      creationTimestamp: ago(86_400),
      labels: {},
      ...parts.metadata,
    },
  };
}
