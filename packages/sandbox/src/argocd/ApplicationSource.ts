import { z } from 'zod';

const helmSchema = z.looseObject({
  releaseName: z.string().optional(),
  namespace: z.string().optional(),
  valueFiles: z.array(z.string()).optional(),
  ignoreMissingValueFiles: z.boolean().optional(),
  /** YAML. */
  values: z.string().optional(),
  valuesObject: z.record(z.string(), z.unknown()).optional(),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        value: z.string().default(''),
        forceString: z.boolean().optional(),
      }),
    )
    .optional(),
  kubeVersion: z.string().optional(),
  apiVersions: z.array(z.string()).optional(),
  skipCrds: z.boolean().optional(),
  skipTests: z.boolean().optional(),
});

export type HelmSource = z.infer<typeof helmSchema>;

const directorySchema = z.looseObject({
  recurse: z.boolean().optional(),
  include: z.string().optional(),
  exclude: z.string().optional(),
});

export type DirectorySource = z.infer<typeof directorySchema>;

/** Where an application's manifests come from; all that the sandbox does not read is kept. */
export const sourceSchema = z.looseObject({
  repoURL: z.string(),
  path: z.string().optional(),
  targetRevision: z.string().optional(),
  /** A chart of a Helm repository, which the sandbox has none of. */
  chart: z.string().optional(),
  /** By this name other sources find the values files of this one. */
  ref: z.string().optional(),
  helm: helmSchema.optional(),
  directory: directorySchema.optional(),
});

export type ApplicationSource = z.infer<typeof sourceSchema>;
