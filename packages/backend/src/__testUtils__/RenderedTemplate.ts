import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { templateChart } from '@flightdeck/helm';
import {
  describeService,
  parseServiceAnswers,
} from '@flightdeck/plugin-environments-common';
import { exampleAnswers, TemplateLibrary } from '@flightdeck/service-templates';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

/** What the charts are for; they refuse servers before 1.27. */
const KUBE_VERSION = 'v1.36.0';

const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
  spec: z.looseObject({}).optional(),
});

/** A manifest as Git holds it. */
export type TemplateManifest = z.infer<typeof manifestSchema>;

const applicationSchema = z.object({
  spec: z.object({
    syncPolicy: z.object({
      managedNamespaceMetadata: z
        .object({ labels: z.record(z.string(), z.string()) })
        .optional(),
    }),
  }),
});

const entitySchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ name: z.string() }).catchall(z.json()),
  spec: z.record(z.string(), z.json()).optional(),
});

/** One environment of a service, and all that is applied to have it. */
export interface RenderedEnvironment {
  name: string;
  blueprint: string;
  namespace: TemplateManifest;
  manifests: TemplateManifest[];
  /** As the service's own `catalog-info.yaml` has it. */
  entity: Entity;
}

type Service = ReturnType<typeof describeService>;
type Files = ReadonlyMap<string, string>;

const readAll = <T>(schema: z.ZodType<T>, text: string): T[] =>
  parseAllDocuments(text)
    .map((document): unknown => document.toJSON())
    .filter(value => value !== null)
    .map(value => schema.parse(value));

/** What the folders of an environment hold, without the rules that Prometheus reads as files. */
function readFolders(files: Files, stage: string): TemplateManifest[] {
  const folder = new RegExp(`^(k8s|infrastructure/[^/]+)/${stage}/.*\\.ya?ml$`);
  return [...files]
    .filter(([path]) => folder.test(path) && !/\/(rules|tests)\//.test(path))
    .flatMap(([, text]) => readAll(manifestSchema, text));
}

async function readCharts(
  files: Files,
  { name, environments }: Service,
): Promise<Map<string, TemplateManifest[]>> {
  const directory = await mkdtemp(join(tmpdir(), 'flightdeck-contract-'));
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    const rendered = new Map<string, TemplateManifest[]>();
    for (const { stage, namespaces } of environments) {
      const text = await templateChart({
        chart: join(directory, 'helm'),
        release: name,
        namespace: namespaces[0],
        valueFiles: ['values.yaml', `values-${stage}.yaml`],
        kubeVersion: KUBE_VERSION,
      });
      rendered.set(stage, readAll(manifestSchema, text));
    }
    return rendered;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The namespace as Argo CD makes it, with the labels that the application asks for. */
function namespaceOf(files: Files, stage: string, name: string) {
  const [application] = readAll(
    applicationSchema,
    files.get(`argocd/${stage}.yaml`) ?? '',
  );
  const { managedNamespaceMetadata } = application.spec.syncPolicy;
  const { labels = {} } = managedNamespaceMetadata ?? {};
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** The environments of the service that the wizard makes of a blueprint's defaults. */
export async function renderTemplate(
  blueprint: keyof typeof exampleAnswers,
): Promise<RenderedEnvironment[]> {
  const { answers } = parseServiceAnswers(exampleAnswers[blueprint]);
  if (!answers) {
    throw new Error(`The example of ${blueprint} has mistakes.`);
  }
  const service = describeService(answers);
  const library = await TemplateLibrary.create();
  const files = await library.render(answers, {
    cloneUrl: `https://git.example.org/${answers.name}.git`,
    branch: 'main',
  });
  const charts = files.has('helm/Chart.yaml')
    ? await readCharts(files, service)
    : undefined;
  const entities = readAll(entitySchema, files.get('catalog-info.yaml') ?? '');
  return service.environments.map(({ name, stage, namespaces }) => {
    const entity = entities.find(
      ({ metadata, spec }) =>
        metadata.name === name && spec?.type === 'environment',
    );
    if (!entity) {
      throw new Error(`The catalog of ${blueprint} has no ${name}.`);
    }
    return {
      name,
      blueprint,
      namespace: namespaceOf(files, stage, namespaces[0]),
      manifests: charts?.get(stage) ?? readFolders(files, stage),
      entity,
    };
  });
}
