import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FILES: Record<string, string> = {
  'Chart.yaml': 'apiVersion: v2\nname: greeter\nversion: 1.0.0\n',
  'values.yaml': 'greeting: hello\nreplicas: 1\nimage: {tag: "1.0"}\n',
  'values-prod.yaml': 'replicas: 3\n',
  'crds/greeting.yaml':
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: greetings.example.org}\n',
  'templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  annotations:
    greeting: {{ required "greeting is required" .Values.greeting | quote }}
    tag: {{ .Values.image.tag | quote }}
    kubernetes: {{ .Capabilities.KubeVersion.Version }}
    certificates: {{ .Capabilities.APIVersions.Has "cert-manager.io/v1/Certificate" | quote }}
spec:
  replicas: {{ .Values.replicas }}
  selector: {matchLabels: {app: greeter}}
`,
  'templates/tests/test.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: probe\n  annotations: {helm.sh/hook: test}\n',
};

/** A small chart in a folder of its own; `more` adds files or, when undefined, leaves them out. */
export async function writeChart(
  more: Record<string, string | undefined> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'flightdeck-chart-test-'));
  for (const [path, content] of Object.entries({ ...FILES, ...more })) {
    if (content !== undefined) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  }
  return {
    folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
