import { generate } from 'selfsigned';
import { z } from 'zod';
import type { TemplateManifest } from './RenderedTemplate';

const externalSecretSchema = z.object({
  target: z.object({
    name: z.string(),
    template: z.object({ data: z.record(z.string(), z.string()) }).optional(),
  }),
  data: z.array(z.object({ secretKey: z.string() })).default([]),
});

const infisicalSecretSchema = z.object({
  managedKubeSecretReferences: z.array(
    z.object({
      secretName: z.string(),
      template: z.object({ data: z.record(z.string(), z.string()) }),
    }),
  ),
});

const ingressSchema = z.object({
  ingressClassName: z.string(),
  tls: z.array(
    z.object({ secretName: z.string(), hosts: z.tuple([z.string()]) }),
  ),
});

const claimSchema = z.object({ storageClassName: z.string() });
const claimsSchema = z.object({
  volumeClaimTemplates: z.array(z.object({ spec: claimSchema })).default([]),
});

/** The value of every key: nothing opens with it. */
const VALUE = Buffer.from('stand-in').toString('base64');

function secret(
  namespace: string | undefined,
  name: string,
  keys: readonly string[],
): TemplateManifest {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: 'Opaque',
    data: Object.fromEntries(keys.map(key => [key, VALUE])),
  };
}

async function certificate(
  namespace: string | undefined,
  name: string,
  host: string,
): Promise<TemplateManifest> {
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: host }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
      ],
    },
  );
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: 'kubernetes.io/tls',
    data: {
      'tls.crt': Buffer.from(cert).toString('base64'),
      'tls.key': Buffer.from(key).toString('base64'),
    },
  };
}

/** What the operators of secrets and of certificates would make of a manifest. */
export async function secretsFor({
  kind,
  metadata: { namespace },
  spec,
}: TemplateManifest): Promise<TemplateManifest[]> {
  switch (kind) {
    case 'ExternalSecret': {
      const { target, data } = externalSecretSchema.parse(spec);
      const keys = target.template
        ? Object.keys(target.template.data)
        : data.map(({ secretKey }) => secretKey);
      return [secret(namespace, target.name, keys)];
    }
    case 'InfisicalSecret':
      return infisicalSecretSchema
        .parse(spec)
        .managedKubeSecretReferences.map(({ secretName, template }) =>
          secret(namespace, secretName, Object.keys(template.data)),
        );
    case 'Ingress':
      return Promise.all(
        ingressSchema
          .parse(spec)
          .tls.map(({ secretName, hosts: [host] }) =>
            certificate(namespace, secretName, host),
          ),
      );
    default:
      return [];
  }
}

/** An operator reports that it has done so. */
export function withStatus(manifest: TemplateManifest): TemplateManifest {
  return manifest.kind === 'ExternalSecret'
    ? {
        ...manifest,
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      }
    : manifest;
}

function namedClasses({ kind, spec }: TemplateManifest): string[] {
  if (kind === 'PersistentVolumeClaim') {
    return [claimSchema.parse(spec).storageClassName];
  }
  return kind === 'StatefulSet'
    ? claimsSchema
        .parse(spec)
        .volumeClaimTemplates.map(each => each.spec.storageClassName)
    : [];
}

/** The classes that the manifests name, as whoever runs the cluster would have set them up. */
export function classesFor(
  manifests: readonly TemplateManifest[],
): TemplateManifest[] {
  const storage = new Set(manifests.flatMap(namedClasses));
  const ingress = new Set(
    manifests
      .filter(({ kind }) => kind === 'Ingress')
      .map(({ spec }) => ingressSchema.parse(spec).ingressClassName),
  );
  return [
    ...[...storage].map(name => ({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name },
      provisioner: 'kubernetes.io/no-provisioner',
      parameters: { encrypted: 'true' },
      allowVolumeExpansion: true,
      volumeBindingMode: 'WaitForFirstConsumer',
    })),
    ...[...ingress].map(name => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name },
      spec: { controller: 'flightdeck.test/none' },
    })),
  ];
}
