const ROOT = 'flightdeck';

/** The keys under which answers are kept; one place, so that what is read can be refreshed. */
export const queryKeys = {
  fleet: [ROOT, 'fleet'],
  environment: (ref: string) => [ROOT, 'environment', ref],
  operations: (ref: string) => [ROOT, 'operations', ref],
  latestOperation: (ref: string) => [ROOT, 'operations', ref, 'latest'],
  operation: (ref: string, id: string) => [ROOT, 'operations', ref, 'id', id],
} as const;
