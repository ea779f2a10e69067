// Makes the schemas that manifests are checked against, from what Kubernetes and Argo CD publish:
// node scripts/extract-schemas.mjs KUBERNETES-OPENAPI-V2.json ARGOCD-CRD.yaml…
// Only the kinds that templates make are kept, and none of the descriptions.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const target = join(
  fileURLToPath(new URL('.', import.meta.url)),
  '../src/__testUtils__/schemas',
);

const KINDS = [
  'v1/ConfigMap',
  'v1/LimitRange',
  'v1/Namespace',
  'v1/PersistentVolumeClaim',
  'v1/Pod',
  'v1/ResourceQuota',
  'v1/Secret',
  'v1/Service',
  'v1/ServiceAccount',
  'apps/v1/DaemonSet',
  'apps/v1/Deployment',
  'apps/v1/StatefulSet',
  'autoscaling/v2/HorizontalPodAutoscaler',
  'batch/v1/CronJob',
  'batch/v1/Job',
  'networking.k8s.io/v1/Ingress',
  'networking.k8s.io/v1/IngressClass',
  'networking.k8s.io/v1/NetworkPolicy',
  'policy/v1/PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1/ClusterRole',
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
  'rbac.authorization.k8s.io/v1/Role',
  'rbac.authorization.k8s.io/v1/RoleBinding',
  'scheduling.k8s.io/v1/PriorityClass',
  'storage.k8s.io/v1/StorageClass',
];

function withoutWords(value) {
  if (Array.isArray(value)) {
    return value.map(withoutWords);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, entry]) =>
          !(key === 'description' && typeof entry === 'string') &&
          !key.startsWith('x-kubernetes-group'),
      )
      .map(([key, entry]) => [key, withoutWords(entry)]),
  );
}

function referencesOf(value, found = new Set()) {
  for (const match of JSON.stringify(value).matchAll(
    /"\$ref":"#\/definitions\/([^"]+)"/g,
  )) {
    found.add(match[1]);
  }
  return found;
}

const [openApi, ...crds] = process.argv.slice(2);
const { definitions } = JSON.parse(readFileSync(openApi, 'utf8'));
const kinds = {};
for (const [name, schema] of Object.entries(definitions)) {
  for (const each of schema['x-kubernetes-group-version-kind'] ?? []) {
    const key = [each.group, each.version, each.kind].filter(Boolean).join('/');
    if (KINDS.includes(key)) {
      kinds[key] ??= name;
    }
  }
}
const kept = {};
const open = Object.values(kinds);
while (open.length > 0) {
  const name = open.pop();
  if (!kept[name]) {
    kept[name] = withoutWords(definitions[name]);
    open.push(...referencesOf(definitions[name]));
  }
}
writeFileSync(
  join(target, 'kubernetes-1.36.json'),
  `${JSON.stringify({ kinds, definitions: kept })}\n`,
);
const custom = {};
for (const path of crds) {
  const { spec } = parse(readFileSync(path, 'utf8'));
  for (const { name, schema } of spec.versions) {
    custom[`${spec.group}/${name}/${spec.names.kind}`] = withoutWords(
      schema.openAPIV3Schema,
    );
  }
  console.log(`${basename(path)}: ${spec.names.kind}`);
}
writeFileSync(join(target, 'argocd-3.5.json'), `${JSON.stringify(custom)}\n`);
console.log(`${Object.keys(kinds).length} of ${KINDS.length} kinds`);
