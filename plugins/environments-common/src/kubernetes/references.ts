import { z } from 'zod';
import { flag, listOf, maybe, text } from './lenient';

/**
 * An object, or one of its keys, without which a Pod cannot start. Names only.
 *
 * @public
 */
export interface PodReference {
  kind: 'Secret' | 'ConfigMap' | 'PersistentVolumeClaim';
  name: string;
  /** Absent when the whole object is meant. */
  key?: string;
}

// The control plane writes it into every namespace, and every Pod mounts it.
const ROOT_CERTIFICATES = 'kube-root-ca.crt';

const objectSchema = maybe(z.object({ name: z.string(), optional: flag }));
const keySchema = maybe(
  z.object({ name: z.string(), key: z.string(), optional: flag }),
);
const itemsSchema = listOf(z.object({ key: z.string() }));

/** Environment variables by where their values come from; values themselves are not read. */
export const envSchema = listOf(
  z.object({
    name: text,
    valueFrom: maybe(
      z.object({ secretKeyRef: keySchema, configMapKeyRef: keySchema }),
    ),
  }),
);

export const envFromSchema = listOf(
  z.object({ secretRef: objectSchema, configMapRef: objectSchema }),
);

interface RawReference {
  name?: string;
  key?: string;
  optional?: boolean;
  items?: readonly { key: string }[];
}

function refer(
  kind: PodReference['kind'],
  reference: RawReference | undefined,
): PodReference[] {
  const { name, key, optional, items = [] } = reference ?? {};
  if (!name || optional === true || name === ROOT_CERTIFICATES) {
    return [];
  }
  if (items.length > 0) {
    return items.map(item => ({ kind, name, key: item.key }));
  }
  return [key === undefined ? { kind, name } : { kind, name, key }];
}

function distinct(references: readonly PodReference[]): PodReference[] {
  return [
    ...new Map(
      references.map(reference => [
        `${reference.kind}/${reference.name}/${reference.key ?? ''}`,
        reference,
      ]),
    ).values(),
  ];
}

/** What the environment of a container is made of. */
export function environmentReferences(
  env: z.output<typeof envSchema>,
  envFrom: z.output<typeof envFromSchema>,
): PodReference[] {
  return distinct([
    ...envFrom.flatMap(({ secretRef, configMapRef }) => [
      ...refer('Secret', secretRef),
      ...refer('ConfigMap', configMapRef),
    ]),
    ...env.flatMap(({ valueFrom }) => [
      ...refer('Secret', valueFrom?.secretKeyRef),
      ...refer('ConfigMap', valueFrom?.configMapKeyRef),
    ]),
  ]);
}

const volumeSourceSchema = z.object({
  name: text,
  optional: flag,
  items: itemsSchema,
});

/** What the volumes of a Pod are made of; volumes that need nothing are left out. */
export const volumeReferencesSchema = listOf(
  z.object({
    secret: maybe(
      z.object({ secretName: text, optional: flag, items: itemsSchema }),
    ),
    configMap: maybe(volumeSourceSchema),
    persistentVolumeClaim: maybe(z.object({ claimName: text })),
    projected: maybe(
      z.object({
        sources: listOf(
          z.object({
            secret: maybe(volumeSourceSchema),
            configMap: maybe(volumeSourceSchema),
          }),
        ),
      }),
    ),
  }),
).transform(volumes =>
  distinct(
    volumes.flatMap(
      ({ secret, configMap, persistentVolumeClaim, projected }) => [
        ...refer('Secret', secret && { ...secret, name: secret.secretName }),
        ...refer('ConfigMap', configMap),
        ...refer('PersistentVolumeClaim', {
          name: persistentVolumeClaim?.claimName,
        }),
        ...(projected?.sources ?? []).flatMap(source => [
          ...refer('Secret', source.secret),
          ...refer('ConfigMap', source.configMap),
        ]),
      ],
    ),
  ),
);
