import { InMemoryCluster } from '/work/main/packages/sandbox/src/kubernetes/InMemoryCluster';
import { createKubernetesServer } from '/work/main/packages/sandbox/src/kubernetes/createKubernetesServer';
import { KubernetesSource } from '/work/main/plugins/environments-backend-module-kubernetes/src/source/KubernetesSource';
import { fork } from 'node:child_process';

const PODS = Number(process.env.PODS ?? 3000);
function pod(i: number) {
  const ns = `ns-${i % 3}`; const app = `app-${i % 60}`;
  const t = '2026-01-01T00:00:00Z';
  const cond = (type: string) => ({ type, status: 'True', lastProbeTime: null, lastTransitionTime: t });
  return {
    apiVersion: 'v1', kind: 'Pod',
    metadata: { name: `${app}-7d4b9c6f5d-${i}`, namespace: ns, labels: { app, 'app.kubernetes.io/name': app, 'app.kubernetes.io/instance': `${app}-prod`, 'backstage.io/kubernetes-id': app, 'pod-template-hash': '7d4b9c6f5d' },
      annotations: { 'checksum/config': 'a'.repeat(64) },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: `${app}-7d4b9c6f5d`, uid: `b0b0b0b0-0000-4000-8000-${String(i % 60).padStart(12, '0')}`, controller: true, blockOwnerDeletion: true }],
      managedFields: [{ manager: 'kube-controller-manager', operation: 'Update', apiVersion: 'v1', time: t, fieldsType: 'FieldsV1', fieldsV1: { 'f:metadata': { 'f:labels': { 'f:app': {}, 'f:x': {} } }, 'f:spec': { 'f:containers': { 'k:{"name":"web"}': { 'f:image': {}, 'f:name': {}, 'f:resources': {} } } } } }] },
    spec: { nodeName: `node-${i % 100}`, restartPolicy: 'Always', serviceAccountName: 'default',
      volumes: [{ name: 'kube-api-access', projected: { sources: [{ serviceAccountToken: { expirationSeconds: 3607, path: 'token' } }] } }],
      containers: ['web', 'proxy'].map(name => ({ name, image: `registry.example/${app}/${name}:1.4.${i % 7}`, ports: [{ containerPort: 8080, protocol: 'TCP' }], env: [{ name: 'A', value: 'b' }], resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '200m', memory: '256Mi' } }, readinessProbe: { httpGet: { path: '/', port: 8080 }, periodSeconds: 10, failureThreshold: 3 }, volumeMounts: [{ name: 'kube-api-access', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' }] })) },
    status: { phase: 'Running', startTime: t, hostIP: '10.0.0.1', podIP: '10.1.0.1', qosClass: 'Burstable',
      conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(cond),
      containerStatuses: ['web', 'proxy'].map(name => ({ name, ready: true, started: true, restartCount: 0, image: `registry.example/${app}/${name}:1.4.${i % 7}`, imageID: `registry.example/${app}/${name}@sha256:${'c'.repeat(64)}`, containerID: `containerd://${'d'.repeat(64)}`, state: { running: { startedAt: t } }, lastState: {} })) },
  };
}
async function serve() {
  const clock = () => new Date();
  const cluster = new InMemoryCluster({ clock });
  for (const n of [0, 1, 2]) cluster.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: `ns-${n}` } });
  for (let i = 0; i < PODS; i++) cluster.apply(pod(i) as never);
  const server = await createKubernetesServer({ cluster, logs: { async *read() {} }, tokens: [{ token: 't', user: 'u', rules: 'admin' }], clock, port: 0 });
  process.send!(server.url);
}
async function measure(url: string) {
  const logger: any = { info() {}, warn: console.log, error: console.log, debug() {}, child: () => logger };
  const gc = () => { for (let i = 0; i < 4; i++) (globalThis as any).gc(); };
  const namespaces = ['ns-0', 'ns-1', 'ns-2'];
  const many = process.env.WIDE ? Array.from({ length: 9 }, (_, i) => `empty-${i}`) : [];
  const env: any = { ref: 'r', name: 'e', cluster: 'c', namespaces, applications: [], problems: [] };
  const other: any = { ...env, ref: 'o', namespaces: many };
  const run = async () => {
    const source = new KubernetesSource({ clusters: [{ type: 'watched', name: 'c', url, credentials: { type: 'token', token: 't' }, skipTLSVerify: false }], unsupportedLocators: [] }, { logger });
    const controller = new AbortController();
    const t0 = performance.now();
    await source.start({ signal: controller.signal, changed() {}, environments: { list: () => [env, other], subscribe: () => () => {} } });
    let lag = 0; let last = performance.now();
    while (source.read(env).statuses[0].state !== 'ok') { await new Promise(r => setTimeout(r, 1)); const n = performance.now(); lag = Math.max(lag, n - last); last = n; }
    return { source, controller, took: performance.now() - t0, lag };
  };
  gc(); await new Promise(r => setTimeout(r, 500)); gc();
  const before = process.memoryUsage();
  const { source, took, lag } = await run();
  await new Promise(r => setTimeout(r, 500)); gc(); await new Promise(r => setTimeout(r, 500)); gc();
  const after = process.memoryUsage();
  const pods = source.read(env).objects!.Pod!.length;
  console.log({ pods, firstSnapshotMs: Math.round(took), longestTurnMs: Math.round(lag), heapMB: Math.round((after.heapUsed + after.external)/1e4)/100, bytesPerPod: Math.round((after.heapUsed - before.heapUsed + after.external - before.external) / pods), jsonBytes: JSON.stringify(source.read(env).objects!.Pod![0]).length });
  const t = performance.now(); for (let i = 0; i < 10000; i++) source.read(env); console.log('read µs', ((performance.now() - t) / 10).toFixed(1));
  const one = { ...env, namespaces: ['ns-0'] }; const t2 = performance.now(); for (let i = 0; i < 10000; i++) source.read(one); console.log('read one namespace µs', ((performance.now() - t2) / 10).toFixed(1));
  process.exit(0);
}
if (process.argv[2] === 'serve') void serve();
else { const child = fork(__filename, ['serve'], { execArgv: process.execArgv }); child.on('message', url => { if (typeof url === 'string') void measure(String(url)).finally(() => child.kill()); }); process.on('exit', () => child.kill()); }
