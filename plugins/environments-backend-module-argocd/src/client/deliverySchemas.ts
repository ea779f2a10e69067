import { z } from 'zod';
import { flag, listOf, maybe, text } from './apiSchemas';

/** One resource of an application, both sides as JSON texts; `null` for one that is not there. */
export const resourceDiffSchema = z.object({
  group: text,
  kind: z.string(),
  namespace: text,
  name: z.string(),
  targetState: text,
  liveState: text,
  normalizedLiveState: text,
  predictedLiveState: text,
  modified: flag,
  hook: flag,
});

export type ApiResourceDiff = z.infer<typeof resourceDiffSchema>;

export const managedResourcesSchema = z.object({
  items: z.array(resourceDiffSchema).nullish(),
});

export const manifestsSchema = z.object({
  manifests: z.array(z.string()).nullish(),
});

export const revisionMetadataSchema = z.object({
  author: text,
  date: text,
  message: text,
});

export type ApiRevisionMetadata = z.infer<typeof revisionMetadataSchema>;

/** The JSON pointers, and the paths of jq, that are left alone. */
const ignoredShape = {
  name: text,
  jsonPointers: listOf(z.string()),
  jqPathExpressions: listOf(z.string()),
};

/** What holds an application in place: as it is, and with nothing that Argo CD adds later dropped. */
export const ownedApplicationSchema = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string(),
    annotations: maybe(z.record(z.string(), z.string())),
    labels: maybe(z.record(z.string(), z.string())),
    ownerReferences: listOf(z.object({ kind: z.string(), name: z.string() })),
  }),
  spec: z.object({
    syncPolicy: maybe(
      z.object({
        automated: z.record(z.string(), z.unknown()).nullish(),
        syncOptions: listOf(z.string()),
      }),
    ),
    ignoreDifferences: listOf(
      z.object({
        group: text,
        kind: z.string(),
        namespace: text,
        ...ignoredShape,
      }),
    ),
  }),
  status: maybe(
    z.object({
      resources: listOf(
        z.object({
          group: text,
          kind: z.string(),
          namespace: text,
          name: z.string(),
        }),
      ),
    }),
  ),
});

export type OwnedApplication = z.infer<typeof ownedApplicationSchema>;

export const applicationSetSchema = z.object({
  spec: z.object({
    ignoreApplicationDifferences: listOf(z.object(ignoredShape)),
    syncPolicy: maybe(z.object({ applicationsSync: text })),
  }),
});

/** Sources and history with all that they hold: for comparing, and never to be shown. */
export const sourcedApplicationSchema = z.object({
  spec: z.object({
    source: maybe(z.record(z.string(), z.unknown())),
    sources: listOf(z.record(z.string(), z.unknown())),
    destination: maybe(z.object({ namespace: text })),
    syncPolicy: maybe(z.object({ syncOptions: listOf(z.string()) })),
    ignoreDifferences: listOf(
      z.object({
        group: text,
        kind: z.string(),
        namespace: text,
        ...ignoredShape,
      }),
    ),
  }),
  status: maybe(
    z.object({
      history: listOf(
        z.object({
          id: z.number(),
          revision: text,
          revisions: listOf(z.string()),
          source: maybe(z.record(z.string(), z.unknown())),
          sources: listOf(z.record(z.string(), z.unknown())),
        }),
      ),
    }),
  ),
});

export type SourcedApplication = z.infer<typeof sourcedApplicationSchema>;

const windowShape = {
  kind: z.enum(['allow', 'deny']),
  schedule: z.string(),
  duration: z.string(),
  manualSync: flag,
};

export const syncWindowSchema = z.object({
  ...windowShape,
  timeZone: text,
  description: text,
  andOperator: flag,
  applications: listOf(z.string()),
  namespaces: listOf(z.string()),
  clusters: listOf(z.string()),
});

export type ApiSyncWindow = z.infer<typeof syncWindowSchema>;

export const projectWindowsSchema = z.object({
  spec: z.object({ syncWindows: z.array(z.unknown()).nullish() }),
});

export const applicationWindowsSchema = z.object({
  assignedWindows: z.array(z.unknown()).nullish(),
});
