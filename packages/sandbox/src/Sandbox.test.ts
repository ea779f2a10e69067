import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { z } from 'zod';
import { ControlClient } from './control/ControlClient';
import { findCondition } from './controllers/conditions';
import { readDeployment } from './controllers/objects/workloads';
import { listAt, textAt } from './kubernetes/json';
import { closeServer, listenOnLoopback } from './git/loopback';
import { Sandbox, startSandbox } from './Sandbox';

const ENVIRONMENT = 'co2-calculator-staging';
const withoutKubectl = (process.env.FLIGHTDECK_WITHOUT ?? '')
  .split(/[\s,]+/)
  .includes('kubectl');
/** The tests that need the program are left out only where it is said to be missing. */
const describeWithKubectl = withoutKubectl ? describe.skip : describe;

async function until(condition: () => boolean, what: string) {
  for (const end = Date.now() + 20_000; !condition(); ) {
    if (Date.now() > end) {
      throw new Error(`Not so in time: ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

describe('startSandbox', () => {
  let sandbox: Sandbox;
  const complaints: string[] = [];

  const backend = () => {
    const object = sandbox.cluster.get('Deployment', ENVIRONMENT, 'backend');
    return object && readDeployment(object);
  };
  const isWell = () => {
    const view = backend();
    return (
      view !== undefined &&
      view.status.observedGeneration === view.metadata.generation &&
      view.status.updatedReplicas === view.spec.replicas &&
      view.status.replicas === view.spec.replicas &&
      view.status.availableReplicas === view.spec.replicas
    );
  };

  beforeAll(async () => {
    sandbox = await startSandbox({
      ports: 'ephemeral',
      speed: 10,
      prometheus: 'own',
      log: line => complaints.push(line),
    });
    await until(isWell, 'the backend is up');
  }, 30_000);

  afterAll(() => sandbox.stop());

  /** Runs kubectl to its end; fails unless it succeeds. */
  function kubectl(...words: string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn('kubectl', [
        `--kubeconfig=${sandbox.kubeconfig}`,
        `--namespace=${ENVIRONMENT}`,
        ...words,
      ]);
      let output = '';
      child.stdout.on('data', data => (output += data));
      child.stderr.on('data', data => (output += data));
      child.on('error', reject);
      child.on('close', code =>
        code === 0 ? resolve(output) : reject(new Error(output)),
      );
    });
  }

  it('serves each of its parts', async () => {
    const { urls, tokens } = sandbox;
    const get = async (url: string, token?: string) => {
      const response = await fetch(url, {
        headers: token ? { authorization: `Bearer ${token}` } : {},
      });
      return response.status;
    };
    const pods = `${urls.kubernetes}/api/v1/pods`;
    const applications = `${urls.argocd}/api/v1/applications`;
    await expect(get(pods, tokens.kubernetes)).resolves.toBe(200);
    await expect(get(pods)).resolves.toBe(401);
    await expect(get(applications, tokens.argocd)).resolves.toBe(200);
    await expect(get(applications)).resolves.toBe(401);
    const query = `${urls.prometheus}/api/v1/query?query=up`;
    await expect(get(query)).resolves.toBe(200);
    await expect(get(`${urls.alertmanager}/api/v2/alerts`)).resolves.toBe(200);
    const refs = '/co2-calculator-deploy.git/info/refs?service=git-upload-pack';
    await expect(get(urls.git + refs)).resolves.toBe(200);
  });

  describeWithKubectl('seen by kubectl', () => {
    it('is a cluster to kubectl: restart, status, undo, scale, logs', async () => {
      const target = 'deployment/backend';
      await kubectl('rollout', 'restart', target);
      await expect(
        kubectl('rollout', 'status', target, '--timeout=20s'),
      ).resolves.toContain('successfully rolled out');
      await kubectl('rollout', 'undo', target);
      await kubectl('rollout', 'status', target, '--timeout=20s');
      const history = await kubectl('rollout', 'history', target);
      expect(history).toMatch(/\n2 .*\n3 /);
      expect(history).not.toMatch(/\n1 /);

      await kubectl('scale', 'deployment/celery-worker', '--replicas=3');
      await kubectl('rollout', 'status', 'deployment/celery-worker');
      await expect(
        kubectl('get', 'pods', '-l', 'app=celery-worker', '-o', 'name'),
      ).resolves.toMatch(/^(pod\/celery-worker-\S+\n){3,}$/);
      await expect(kubectl('logs', target, '--tail=1')).resolves.toContain(
        '"logger":"backend"',
      );
      await expect(
        kubectl('rollout', 'status', 'statefulset/postgres', '--timeout=20s'),
      ).resolves.toMatch(/roll out complete|rolling update complete/);
    }, 60_000);

    it('tells what Pods and nodes use, and when backups were made', async () => {
      await expect(kubectl('top', 'pods')).resolves.toMatch(
        /^NAME +CPU\(cores\) +MEMORY\(bytes\)[^]*\nbackend-\S+ +\d+m +\d+Mi/,
      );
      await expect(kubectl('top', 'nodes')).resolves.toMatch(
        /sandbox-node-1 +\d+m +\d+% +\d+Mi +\d+%/,
      );
      const prod = ['--namespace=co2-calculator-prod', 'get'];
      await expect(kubectl(...prod, 'pvc')).resolves.toMatch(
        /postgres-backups +Bound/,
      );
      await expect(kubectl(...prod, 'jobs')).resolves.toMatch(
        /(postgres-backup-\d+ +Complete +1\/1 [^\n]*\n){3}/,
      );
    }, 60_000);

    it('shows changes to a kubectl that watches', async () => {
      const child = spawn('kubectl', [
        `--kubeconfig=${sandbox.kubeconfig}`,
        `--namespace=${ENVIRONMENT}`,
        'get',
        'deployment/frontend',
        '--watch',
        '--output=jsonpath={.spec.replicas}/{.status.readyReplicas}{"\\n"}',
      ]);
      let output = '';
      child.stdout.on('data', data => (output += data));
      const ended = new Promise(resolve => child.once('close', resolve));
      try {
        await until(() => output.includes('2/2'), 'the watch begins');
        await kubectl('scale', 'deployment/frontend', '--replicas=4');
        await until(() => output.includes('4/4'), 'the watch sees four');
        expect(output).toMatch(/^2\/2\n(.*\n)*4\/4\n/);
      } finally {
        child.kill();
        await ended;
      }
    }, 60_000);
  });

  it('is broken and healed over its control server', async () => {
    const control = new ControlClient(sandbox.urls.control);
    expect((await control.scenarios()).map(({ id }) => id)).toContain(
      'image-pull',
    );
    await expect(control.break(ENVIRONMENT, 'image-pull')).resolves.toEqual([
      'image-pull',
    ]);
    await until(
      () =>
        findCondition(backend()?.status.conditions ?? [], 'Progressing')
          ?.reason === 'ReplicaSetUpdated',
      'the rollout began',
    );
    const status = z
      .object({
        environments: z.array(
          z.object({ name: z.string(), broken: z.array(z.string()) }),
        ),
      })
      .parse(await (await fetch(`${sandbox.urls.control}/status`)).json());
    expect(status.environments).toContainEqual({
      name: ENVIRONMENT,
      broken: ['image-pull'],
    });
    await expect(control.heal(ENVIRONMENT)).resolves.toEqual(['image-pull']);
    await expect(control.heal(ENVIRONMENT)).resolves.toEqual([]);
    await until(isWell, 'the backend recovered');
    await expect(control.break('nowhere', 'slow')).rejects.toThrow(
      /^There is no environment 'nowhere'; there are co2-calculator-dev, /,
    );
  }, 60_000);

  it('shows as drift what a scenario changes that Git holds', async () => {
    const name = 'co2-calculator-prod';
    const drifted = () =>
      listAt(
        sandbox.cluster.get('Application', 'argocd', name),
        'status',
        'resources',
      )
        .filter(resource => textAt(resource, 'status') === 'OutOfSync')
        .map(resource => textAt(resource, 'name'))
        .sort();
    const before = drifted();
    const scenarios = ['service-selector', 'backup-stale', 'quota'];
    for (const id of scenarios) {
      await sandbox.break(name, id);
    }
    // To Argo CD, the setting that the backup got beside those of Git is nobody's.
    const broken = [...before, 'backend-service'].sort();
    await until(() => `${drifted()}` === `${broken}`, 'drift shows');
    expect(await sandbox.heal(name)).toEqual([...scenarios].reverse());
    await until(() => `${drifted()}` === `${before}`, 'drift is gone');
  }, 60_000);

  it('refuses what a web page asks of the control server', async () => {
    const response = await fetch(
      `${sandbox.urls.control}/environments/${ENVIRONMENT}/heal`,
      { method: 'POST', headers: { origin: 'http://example.org' } },
    );
    expect(response.status).toBe(403);
  });

  it('takes servers off and brings them back', async () => {
    const { kubernetes, prometheus } = sandbox.urls;
    const ask = () => fetch(`${kubernetes}/version`);
    const query = () => fetch(`${prometheus}/api/v1/query?query=up`);
    await sandbox.break(ENVIRONMENT, 'kubernetes-down');
    await sandbox.break(ENVIRONMENT, 'prometheus-down');
    await expect(ask()).rejects.toThrow();
    await expect(query()).rejects.toThrow();
    await sandbox.heal(ENVIRONMENT);
    await expect(ask()).resolves.toBeDefined();
    await expect(query()).resolves.toMatchObject({ status: 200 });
  });

  it('names the port that is taken, and the variable that moves it', async () => {
    const blocker = createServer();
    const url = await listenOnLoopback(blocker, 0);
    const port = Number(new URL(url).port);
    await expect(
      startSandbox({ ports: { base: port - 1 }, seed: false }),
    ).rejects.toThrow(
      `Port ${port} is in use; set FLIGHTDECK_SANDBOX_PORT to move the ports of the sandbox.`,
    );
    await closeServer(blocker);
  });

  it('stops as a whole and leaves nothing behind', async () => {
    await sandbox.stop();
    expect(existsSync(sandbox.kubeconfig)).toBe(false);
    for (const url of Object.values(sandbox.urls)) {
      await expect(fetch(url)).rejects.toThrow();
    }
    expect(complaints).toEqual([]);
  });
});
