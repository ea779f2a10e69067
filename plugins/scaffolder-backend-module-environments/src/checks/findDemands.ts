import {
  OPTIONAL_KINDS,
  type OptionalKind,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import type { Manifest } from '../manifests/Manifest';

/** What objects need of a cluster that they do not bring with them. */
export interface Demands {
  kinds: OptionalKind[];
  storageClasses: string[];
  ingressClasses: string[];
  issuers: string[];
  secretStores: string[];
}

const ISSUER_ANNOTATION = 'cert-manager.io/cluster-issuer';

const storageSchema = z.object({ storageClassName: z.string().min(1) });
const templatesSchema = z.object({
  volumeClaimTemplates: z.array(z.object({ spec: z.unknown() })),
});
const ingressSchema = z.object({ ingressClassName: z.string().min(1) });
const referenceSchema = z.object({ kind: z.string(), name: z.string() });
const certificateSchema = z.object({ issuerRef: referenceSchema });
const secretSchema = z.object({ secretStoreRef: referenceSchema });

/** Finds out what objects need, from what they name. */
export function findDemands(manifests: readonly Manifest[]): Demands {
  const bring = (kind: string) =>
    new Set(manifests.filter(each => each.kind === kind).map(nameOf));
  const lacking = (kind: string, find: (manifest: Manifest) => string[]) => {
    const brought = bring(kind);
    const named = new Set(manifests.flatMap(find));
    return [...named].filter(name => !brought.has(name)).sort();
  };
  const kinds = new Set(manifests.map(({ kind }) => kind));
  return {
    kinds: OPTIONAL_KINDS.filter(kind => kinds.has(kind)),
    storageClasses: lacking('StorageClass', storageClassesOf),
    ingressClasses: lacking('IngressClass', ({ kind, spec }) =>
      kind === 'Ingress'
        ? read(ingressSchema, spec, s => s.ingressClassName)
        : [],
    ),
    issuers: lacking('ClusterIssuer', issuersOf),
    secretStores: lacking('ClusterSecretStore', ({ kind, spec }) =>
      kind === 'ExternalSecret'
        ? read(secretSchema, spec, ({ secretStoreRef: { kind: of, name } }) =>
            of === 'ClusterSecretStore' ? name : undefined,
          )
        : [],
    ),
  };
}

function nameOf({ metadata }: Manifest): string | undefined {
  return metadata.name;
}

function storageClassesOf({ kind, spec }: Manifest): string[] {
  const claims =
    kind === 'PersistentVolumeClaim'
      ? [spec]
      : (templatesSchema.safeParse(spec).data?.volumeClaimTemplates ?? []).map(
          template => template.spec,
        );
  return claims.flatMap(claim =>
    read(storageSchema, claim, ({ storageClassName }) => storageClassName),
  );
}

function issuersOf({ kind, metadata, spec }: Manifest): string[] {
  const annotated = metadata.annotations?.[ISSUER_ANNOTATION];
  const referred =
    kind === 'Certificate'
      ? read(certificateSchema, spec, ({ issuerRef: { kind: of, name } }) =>
          of === 'ClusterIssuer' ? name : undefined,
        )
      : [];
  return typeof annotated === 'string' ? [annotated, ...referred] : referred;
}

function read<T>(
  schema: z.ZodType<T>,
  value: unknown,
  pick: (value: T) => string | undefined,
): string[] {
  const parsed = schema.safeParse(value);
  const picked = parsed.success ? pick(parsed.data) : undefined;
  return picked === undefined ? [] : [picked];
}
