import { z } from 'zod';
import { count, flag, listOf, maybe, text, textMap } from './lenient';
import { objectMetadataSchema } from './metadata';
import { selectorSchema } from './selector';

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
      publishNotReadyAddresses: flag,
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

const DEFAULT_INGRESS_CLASS = 'ingressclass.kubernetes.io/is-default-class';

/**
 * What is kept of an IngressClass.
 *
 * @public
 */
export const ingressClassSchema = z
  .object({
    metadata: objectMetadataSchema,
    spec: z.object({ controller: text }).catch({}),
  })
  .transform(ingressClass => ({
    ...ingressClass,
    isDefault:
      ingressClass.metadata.annotations[DEFAULT_INGRESS_CLASS] === 'true',
  }));

/** @public */
export type IngressClass = z.infer<typeof ingressClassSchema>;

/**
 * What is kept of an EndpointSlice. The Service that it belongs to is named by a label.
 *
 * @public
 */
export const endpointSliceSchema = z.object({
  metadata: objectMetadataSchema,
  endpoints: listOf(
    z.object({
      conditions: maybe(z.object({ ready: flag, terminating: flag })),
      targetRef: maybe(z.object({ kind: text, name: text })),
    }),
  ),
  ports: listOf(z.object({ name: text, port: count })),
});

/** @public */
export type EndpointSlice = z.infer<typeof endpointSliceSchema>;

const networkPeerSchema = z.object({
  podSelector: selectorSchema,
  namespaceSelector: selectorSchema,
  ipBlock: maybe(z.object({ cidr: text })),
});

/**
 * What is kept of a NetworkPolicy: whom it is about, and what it lets in. An ingress rule whose
 * `from` is absent lets in everybody; one whose `ports` are absent, to every port.
 *
 * @public
 */
export const networkPolicySchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({
      podSelector: selectorSchema,
      policyTypes: listOf(z.string()),
      ingress: maybe(
        z.array(
          z.object({
            from: z.array(networkPeerSchema).optional(),
            ports: z
              .array(
                z.object({
                  protocol: text,
                  port: z.union([z.number(), z.string()]).optional(),
                  endPort: count,
                }),
              )
              .optional(),
          }),
        ),
      ),
    })
    .catch({ policyTypes: [] }),
});

/** @public */
export type NetworkPolicy = z.infer<typeof networkPolicySchema>;
