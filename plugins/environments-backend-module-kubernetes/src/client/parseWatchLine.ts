import { ClusterError } from './ClusterError';
import { explainStatus } from './explainFailure';
import { identitySchema, watchLineSchema } from './wire';

/** What a watch brings. A resource version is opaque: it is handed back, never compared. */
export type WatchFrame =
  | { type: 'OPENED' }
  | { type: 'BOOKMARK'; resourceVersion: string }
  | {
      type: 'ADDED' | 'MODIFIED' | 'DELETED';
      resourceVersion: string;
      namespace: string;
      name: string;
      uid: string;
      object: unknown;
    };

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Reads one line of a watch. Throws {@link ClusterError} for an error that the server tells of. */
export function parseWatchLine(line: string, cluster: string): WatchFrame {
  const parsed = watchLineSchema.safeParse(parseJson(line));
  if (!parsed.success) {
    // Resuming would bring the same line again.
    throw new ClusterError(
      'gone',
      `Cluster '${cluster}' sent a broken watch event.`,
    );
  }
  const event = parsed.data;
  switch (event.type) {
    case 'ERROR':
      throw explainStatus(event.object.code, cluster);
    case 'BOOKMARK':
      return {
        type: 'BOOKMARK',
        resourceVersion: event.object.metadata.resourceVersion,
      };
    default: {
      const identity = identitySchema.safeParse(event.object);
      if (!identity.success) {
        throw new ClusterError(
          'gone',
          `Cluster '${cluster}' sent a watch event of an object without a name.`,
        );
      }
      return {
        type: event.type,
        ...identity.data.metadata,
        object: event.object,
      };
    }
  }
}
