import { z } from 'zod';
import { count, listOf, maybe, text, textMap } from './lenient';
import { objectMetadataSchema } from './metadata';

const loadBalancerSchema = maybe(
  z.object({ ingress: listOf(z.object({ ip: text, hostname: text })) }),
);

/**
 * What is kept of a Service.
 *
 * @public
 */
export const serviceSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      type: text,
      clusterIP: text,
      selector: textMap,
      ports: listOf(
        z.object({
          name: text,
          port: count,
          targetPort: maybe(z.union([z.number(), z.string()])),
        }),
      ),
    })
    .catch({ selector: {}, ports: [] }),
  status: z.object({ loadBalancer: loadBalancerSchema }).catch({}),
});

/** @public */
export type Service = z.infer<typeof serviceSchema>;

const ingressBackendSchema = z.object({
  service: maybe(
    z.object({
      name: z.string(),
      port: maybe(z.object({ name: text, number: count })),
    }),
  ),
});

/**
 * What is kept of an Ingress.
 *
 * @public
 */
export const ingressSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      ingressClassName: text,
      defaultBackend: maybe(ingressBackendSchema),
      rules: listOf(
        z.object({
          host: text,
          http: maybe(
            z.object({
              paths: listOf(
                z.object({ path: text, backend: maybe(ingressBackendSchema) }),
              ),
            }),
          ),
        }),
      ),
      tls: listOf(z.object({ hosts: listOf(z.string()), secretName: text })),
    })
    .catch({ rules: [], tls: [] }),
  status: z.object({ loadBalancer: loadBalancerSchema }).catch({}),
});

/** @public */
export type Ingress = z.infer<typeof ingressSchema>;
