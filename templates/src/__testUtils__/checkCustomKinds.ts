import { dirname, join } from 'node:path';
import ts from 'typescript';
import { z } from 'zod';
import type { OriginatedManifest } from './readManifests';

/** Where the types of kinds are that neither Kubernetes nor Argo CD has. */
const MODELS: Record<string, string | undefined> = {
  'monitoring.coreos.com/v1':
    '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1',
  'monitoring.coreos.com/v1alpha1':
    '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1',
  'external-secrets.io/v1':
    '@kubernetes-models/external-secrets/external-secrets.io/v1',
  'cert-manager.io/v1': '@kubernetes-models/cert-manager/cert-manager.io/v1',
  'argoproj.io/v1alpha1':
    '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1',
};

const text = z.string().min(1);

/** Kinds for which no package has types: what is used of them, after their documentation. */
const OWN: Record<string, z.ZodType | undefined> = {
  'secrets.infisical.com/v1alpha1/InfisicalSecret': z.strictObject({
    hostAPI: text.optional(),
    resyncInterval: z.int().optional(),
    authentication: z.record(z.string(), z.unknown()),
    managedSecretReference: z
      .strictObject({
        secretName: text,
        secretNamespace: text,
        secretType: text.optional(),
        creationPolicy: z.enum(['Owner', 'Orphan']).optional(),
      })
      .optional(),
    managedKubeSecretReferences: z
      .array(
        z.strictObject({
          secretName: text,
          secretNamespace: text,
          secretType: text.optional(),
          creationPolicy: z.enum(['Owner', 'Orphan']).optional(),
          template: z
            .strictObject({
              includeAllSecrets: z.boolean().optional(),
              data: z.record(z.string(), text),
            })
            .optional(),
        }),
      )
      .optional(),
  }),
  'autoscaling.k8s.io/v1/VerticalPodAutoscaler': z.strictObject({
    targetRef: z.strictObject({ apiVersion: text, kind: text, name: text }),
    updatePolicy: z
      .strictObject({
        updateMode: z.enum(['Off', 'Initial', 'Recreate', 'Auto']),
        minReplicas: z.int().optional(),
      })
      .optional(),
    resourcePolicy: z
      .strictObject({
        containerPolicies: z.array(
          z.strictObject({
            containerName: text,
            mode: z.enum(['Auto', 'Off']).optional(),
            minAllowed: z.record(z.string(), text).optional(),
            maxAllowed: z.record(z.string(), text).optional(),
            controlledResources: z.array(text).optional(),
            controlledValues: text.optional(),
          }),
        ),
      })
      .optional(),
  }),
};

const FILE = join(dirname(__filename), 'manifests.virtual.ts');

/**
 * Checks kinds of operators against the types that are published for them: a field that a type does
 * not know is a mistake, and so is one that is missing.
 */
export function checkCustomKinds(
  manifests: readonly OriginatedManifest[],
): string[] {
  const problems: string[] = [];
  const lines: { origin: string; code: string }[] = [];
  manifests.forEach(({ origin, manifest }, index) => {
    const { apiVersion, kind, metadata, ...rest } = manifest;
    const what = `${origin}: ${kind} ${metadata.name}`;
    const own = OWN[`${apiVersion}/${kind}`];
    const model = MODELS[apiVersion];
    if (own) {
      const parsed = own.safeParse(rest.spec);
      problems.push(
        ...(parsed.error?.issues ?? []).map(
          issue => `${what}: spec.${issue.path.join('.')} ${issue.message}`,
        ),
      );
    } else if (model) {
      const value = JSON.stringify(manifest);
      lines.push({
        origin: what,
        code: `import type { I${kind} as T${index} } from '${model}/${kind}'; export const m${index}: T${index} = ${value};`,
      });
    } else {
      problems.push(`${what}: nobody knows ${apiVersion}`);
    }
  });
  return [...problems, ...compile(lines)];
}

function compile(lines: readonly { origin: string; code: string }[]): string[] {
  if (lines.length === 0) {
    return [];
  }
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const source = lines.map(({ code }) => code).join('\n');
  const { getSourceFile, fileExists } = host;
  host.fileExists = name => name === FILE || fileExists(name);
  host.getSourceFile = (name, language, ...rest) =>
    name === FILE
      ? ts.createSourceFile(name, source, language)
      : getSourceFile(name, language, ...rest);
  const program = ts.createProgram([FILE], options, host);
  return ts.getPreEmitDiagnostics(program).map(diagnostic => {
    const { line } = diagnostic.file
      ? diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0)
      : { line: 0 };
    const message = ts.flattenDiagnosticMessageText(
      diagnostic.messageText,
      ' ',
    );
    return `${lines[line]?.origin}: ${message}`;
  });
}
