import { z } from 'zod';
import { count, flag, listOf, maybe, text, textMap } from './lenient';
import { containerSchema } from './pod';
import { environmentReferences } from './references';

const portSchema = maybe(z.union([z.number(), z.string()]));

/** A probe; what it runs in the container is not kept, for it can hold a secret. */
const templateProbeSchema = maybe(
  z.object({
    httpGet: maybe(z.object({ path: text, port: portSchema })),
    initialDelaySeconds: count,
    periodSeconds: count,
    failureThreshold: count,
  }),
);

const seccompSchema = maybe(z.object({ type: text }));

const containerSecuritySchema = maybe(
  z.object({
    runAsNonRoot: flag,
    runAsUser: count,
    privileged: flag,
    allowPrivilegeEscalation: flag,
    readOnlyRootFilesystem: flag,
    capabilities: maybe(
      z.object({ drop: listOf(z.string()), add: listOf(z.string()) }),
    ),
    seccompProfile: seccompSchema,
  }),
);

/**
 * The containers of a Pod template. More is kept of them than of those of Pods, of which there are
 * many: what a workload promises is read here.
 */
const templateContainersSchema = listOf(
  containerSchema
    .extend({
      livenessProbe: templateProbeSchema,
      readinessProbe: templateProbeSchema,
      startupProbe: templateProbeSchema,
      securityContext: containerSecuritySchema,
    })
    .transform(({ env, envFrom, ...container }) => ({
      ...container,
      references: environmentReferences(env, envFrom),
      /** The names of its environment variables, never their values. */
      variables: env.flatMap(({ name }) => name ?? []),
    })),
);

/** What is kept of the template from which a workload makes its Pods. */
export const podTemplateSchema = maybe(
  z.object({
    metadata: maybe(z.object({ labels: textMap })),
    spec: maybe(
      z.object({
        containers: templateContainersSchema,
        initContainers: templateContainersSchema,
        serviceAccountName: text,
        hostNetwork: flag,
        hostPID: flag,
        hostIPC: flag,
        securityContext: maybe(
          z.object({
            runAsNonRoot: flag,
            runAsUser: count,
            seccompProfile: seccompSchema,
          }),
        ),
      }),
    ),
  }),
);
