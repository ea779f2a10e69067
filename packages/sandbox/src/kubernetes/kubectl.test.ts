import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { deployment } from './__fixtures__/manifests';
import { reportRolledOut } from './__fixtures__/seedWorkload';
import { describeWithKubectl, startKubectl } from './__fixtures__/startKubectl';
import { fieldAt } from './json';

describeWithKubectl('the real kubectl', () => {
  let shell: Awaited<ReturnType<typeof startKubectl>>;

  beforeEach(async () => {
    shell = await startKubectl();
  });

  afterEach(() => shell.close());

  async function kubectl(...args: string[]): Promise<string> {
    return (await shell.start(...args)).stdout;
  }

  it.each([
    [
      'pods',
      /^NAME +READY +STATUS +RESTARTS +AGE\nweb-1-a +1\/1 +Running +2 +\d+s\n$/,
    ],
    [
      'deploy',
      /^NAME +READY +UP-TO-DATE +AVAILABLE +AGE\nweb +2\/2 +2 +2 +\d+s\n$/,
    ],
    ['rs', /^NAME +DESIRED +CURRENT +READY +AGE\nweb-1 +2 +0 +0 +\d+s\n$/],
    [
      'events',
      /^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE\n\d+s +Warning +BackOff +pod\/web-1-a +Back-off/,
    ],
    ['ns', /^NAME +STATUS +AGE\ndefault +Active/],
    ['all', /pod\/web-1-a[^]*deployment\.apps\/web[^]*replicaset\.apps\/web-1/],
  ])('get %s', async (kind, expected) => {
    expect(await kubectl('get', kind)).toMatch(expected);
  });

  it('gets one object as YAML', async () => {
    const yaml = await kubectl('get', 'deployment', 'web', '-o', 'yaml');
    expect(yaml).toMatch(/^apiVersion: apps\/v1\nkind: Deployment\n/m);
    expect(yaml).toContain('revisionHistoryLimit: 10');
  });

  it('describes a pod with its events and a deployment with its replica set', async () => {
    const aboutPod = await kubectl('describe', 'pod', 'web-1-a');
    expect(aboutPod).toMatch(/Controlled By: +ReplicaSet\/web-1/);
    expect(aboutPod).toMatch(
      /Warning +BackOff +\S.* kubelet +Back-off restarting/,
    );
    const aboutDeployment = await kubectl('describe', 'deployment', 'web');
    expect(aboutDeployment).toMatch(
      /2 desired \| 2 updated \| 2 total \| 2 available/,
    );
    expect(aboutDeployment).toMatch(/NewReplicaSet: +web-1/);
  });

  it('reads logs', async () => {
    expect(await kubectl('logs', 'web-1-a', '--tail', '2')).toBe(
      'two\nfrom web-1-a/web\n',
    );
    expect(await kubectl('logs', 'deployment/web')).toContain('one\n');
  });

  it('scales, restarts and waits for the rollout', async () => {
    await kubectl('scale', 'deployment', 'web', '--replicas=5');
    await kubectl('rollout', 'restart', 'deployment/web');
    const changed = shell.api.cluster.get('Deployment', 'shop', 'web');
    expect(changed).toMatchObject({
      metadata: { generation: 3 },
      spec: {
        replicas: 5,
        template: {
          metadata: {
            annotations: {
              'kubectl.kubernetes.io/restartedAt': expect.any(String),
            },
          },
        },
      },
    });
    const status = shell.start(
      'rollout',
      'status',
      'deployment/web',
      '--timeout=20s',
    );
    status.child.stdout?.once('data', () =>
      reportRolledOut(shell.api.cluster, 'web'),
    );
    expect((await status).stdout).toMatch(
      /^Waiting for deployment spec update to be observed[^]*successfully rolled out\n$/,
    );
  });

  it('follows changes with get -w', async () => {
    const watching = shell.start('get', 'pods', '-w');
    const ended = watching.catch(() => undefined);
    let seen = '';
    const { stdout } = watching.child;
    if (!stdout) {
      throw new Error('kubectl has no output');
    }
    for await (const chunk of stdout) {
      if (seen === '') {
        shell.api.cluster.patch('Pod', 'shop', 'web-1-a', {
          status: { phase: 'Failed', reason: 'Evicted' },
        });
      }
      seen += chunk;
      if (seen.includes('Evicted')) {
        watching.child.kill();
      }
    }
    await ended;
    expect(seen).toMatch(/web-1-a .*Running[^]*web-1-a .*Evicted/);
  });

  it('applies, patches, sets images, labels and deletes', async () => {
    const file = join(shell.directory, 'api.yaml');
    const write = (replicas: number) =>
      writeFile(file, stringify(deployment('api', replicas)));
    await write(1);
    expect(await kubectl('apply', '-f', file)).toContain('created');
    expect(await kubectl('apply', '-f', file)).toContain('unchanged');
    await write(3);
    expect(await kubectl('apply', '-f', file)).toContain('configured');
    await kubectl('set', 'image', 'deployment/api', 'web=web:7');
    await kubectl('set', 'env', 'deployment/api', 'MODE=fast');
    await kubectl('label', 'deployment', 'api', 'team=blue');
    await kubectl(
      'patch',
      'deployment',
      'api',
      '--type=json',
      '-p',
      '[{"op":"add","path":"/spec/paused","value":true}]',
    );
    expect(
      await kubectl('apply', '--server-side', '--force-conflicts', '-f', file),
    ).toContain('serverside-applied');
    const stored = shell.api.cluster.get('Deployment', 'shop', 'api');
    expect(stored).toMatchObject({
      metadata: { labels: { team: 'blue', app: 'api' } },
      spec: { replicas: 3, paused: true },
    });
    expect(fieldAt(stored, 'spec', 'template', 'spec', 'containers')).toEqual([
      expect.objectContaining({
        image: 'web:1',
        env: [
          { name: 'LEVEL', value: 'info' },
          { name: 'MODE', value: 'fast' },
        ],
      }),
    ]);
    expect(await kubectl('delete', '-f', file)).toContain('deleted');
    expect(shell.api.cluster.get('Deployment', 'shop', 'api')).toBeUndefined();
  });

  it('waits until a deleted pod is gone', async () => {
    shell.api.cluster.subscribe(({ type, object: { kind, metadata } }) => {
      if (kind === 'Pod' && type === 'MODIFIED' && metadata.deletionTimestamp) {
        // Plays the kubelet.
        setImmediate(() =>
          shell.api.cluster.delete('Pod', 'shop', metadata.name),
        );
      }
    });
    expect(await kubectl('delete', 'pod', 'web-1-a')).toContain('deleted');
    expect(shell.api.cluster.get('Pod', 'shop', 'web-1-a')).toBeUndefined();
  });

  it('asks what it may do, and is told why not', async () => {
    expect(await kubectl('auth', 'can-i', 'delete', 'pods')).toBe('yes\n');
    const viewer = ['--context', 'viewer'];
    expect(await kubectl(...viewer, 'auth', 'can-i', 'list', 'pods')).toBe(
      'yes\n',
    );
    await expect(
      kubectl(...viewer, 'auth', 'can-i', 'delete', 'pods'),
    ).rejects.toMatchObject({ stdout: 'no\n' });
    await expect(
      kubectl(...viewer, 'delete', 'pod', 'web-1-a'),
    ).rejects.toThrow(
      'pods "web-1-a" is forbidden: User "viewer" cannot delete resource "pods" in API group "" in the namespace "shop"',
    );
  });

  it('creates namespaces and ConfigMaps', async () => {
    await kubectl('create', 'namespace', 'fresh');
    await kubectl(
      'create',
      'configmap',
      'settings',
      '--from-literal=mode=fast',
      '-n',
      'fresh',
    );
    expect(
      shell.api.cluster.get('ConfigMap', 'fresh', 'settings'),
    ).toMatchObject({
      data: { mode: 'fast' },
    });
  });

  it('shows who wrote what only when asked to', async () => {
    await kubectl('create', 'configmap', 'settings', '--from-literal=a=1');
    await kubectl('label', 'configmap', 'settings', 'team=blue');
    const get = ['get', 'configmap', 'settings', '-o', 'yaml'];
    expect(await kubectl(...get)).not.toContain('managedFields');
    const shown = await kubectl(...get, '--show-managed-fields');
    expect(shown).toMatch(/f:data:\n +f:a: \{\}\n +manager: kubectl-create\n/);
    expect(shown).toMatch(/f:labels: \{\}\n +manager: kubectl-label\n/);
  });

  it('is told of quotas, and what exceeds them', async () => {
    const file = join(shell.directory, 'quota.yaml');
    const quota = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'tight' },
      spec: { hard: { pods: 1, 'limits.cpu': '2' } },
    };
    await writeFile(file, stringify(quota));
    await kubectl('apply', '-f', file);
    expect(await kubectl('get', 'quota', 'tight')).toMatch(
      /^NAME +REQUEST +LIMIT +AGE\ntight /,
    );
    const runExtra = ['run', 'extra', '--image=web:1', '--overrides'];
    const spec = (limits: Record<string, string>) =>
      JSON.stringify({
        spec: {
          containers: [
            { name: 'extra', image: 'web:1', resources: { limits } },
          ],
        },
      });
    await expect(kubectl(...runExtra, spec({}))).rejects.toThrow(
      'Error from server (Forbidden): pods "extra" is forbidden: failed quota: tight: must specify limits.cpu for: extra',
    );
    await expect(kubectl(...runExtra, spec({ cpu: '1' }))).rejects.toThrow(
      'Error from server (Forbidden): pods "extra" is forbidden: exceeded quota: tight, requested: pods=1, used: pods=1, limited: pods=1',
    );
  });
});
