import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  actionPreviewSchema,
  environmentSnapshotSchema,
  inventorySchema,
  objectDetailSchema,
} from '@flightdeck/plugin-environments-common';
import { type Answer, CanaryScene } from './__testUtils__/CanaryScene';
import { eventually } from './__testUtils__/eventually';
import { findCanaries, PLACES } from './__testUtils__/plantCanaries';

const NAMESPACE = 'co2-calculator-prod';
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('secret values in the cluster and in Argo CD', () => {
  let scene: CanaryScene;
  let pod: string;

  async function snapshot() {
    const { body } = await scene.get('');
    return environmentSnapshotSchema.safeParse(body).data;
  }

  /** The Pod with the canaries, once it runs. */
  async function findPod(): Promise<string | undefined> {
    const workload = (await snapshot())?.workloads.find(
      ({ kind, name }) => kind === 'Deployment' && name === 'canary',
    );
    return workload?.ready === 1 ? workload.pods[0]?.name : undefined;
  }

  async function knowsConfiguration(): Promise<boolean> {
    const { body } = await scene.get('/inventory');
    const { configuration = [] } = inventorySchema.parse(body);
    return ['Secret', 'ConfigMap'].every(kind =>
      configuration.some(item => item.kind === kind && item.name === 'canary'),
    );
  }

  /** By a collector that reads configuration, and the manifests of the release. */
  async function hasEvidence(): Promise<boolean> {
    const { text } = await scene.get('/checklist');
    return text.includes('"collector":"variables"');
  }

  async function previewSync() {
    const answer = await scene.post('/actions/preview', {
      order: { action: 'sync' },
    });
    return { answer, preview: actionPreviewSchema.safeParse(answer.body).data };
  }

  /** Begins a sync as a person would who looks at its preview, and again when it changed; waits for its end. */
  async function sync(): Promise<string> {
    const key = randomUUID();
    await eventually(async () => {
      const { preview } = await previewSync();
      if (!preview) {
        return false;
      }
      const { status } = await scene.post('/actions', {
        key,
        order: preview.order,
        seen: preview.deeds,
        confirmation: preview.typedConfirmation,
      });
      return status === 202;
    });
    await eventually(async () => {
      const { body } = await scene.get(`/operations/${key}`);
      return body !== undefined && JSON.stringify(body).includes('"succeeded"');
    });
    return key;
  }

  /** Asks again until nothing has changed in between: the cluster may have news. */
  async function getUnchanged(path: string): Promise<Answer> {
    let again: Answer | undefined;
    await eventually(async () => {
      const { etag } = await scene.get(path);
      again = await scene.get(path, etag);
      return again.status === 304;
    });
    return again ?? (await scene.get(path));
  }

  beforeAll(async () => {
    scene = await CanaryScene.create(await databases.init('SQLITE_3'));
    await eventually(async () => (await findPod()) !== undefined);
    await eventually(knowsConfiguration);
    await eventually(hasEvidence);
    pod = (await findPod()) ?? '';
  }, 120_000);

  afterAll(async () => {
    await scene.close();
  }, 60_000);

  it('leave by no route, no log line, no signal and no row of the database', async () => {
    const operation = await sync();
    const object = (kind: string, name: string) =>
      `/objects/${kind}/${NAMESPACE}/${name}`;
    const logs = (kind: string, name: string) =>
      `/logs?kind=${kind}&namespace=${NAMESPACE}&name=${name}`;
    const answers = new Map<string, Answer>();
    answers.set('the preview of a sync', (await previewSync()).answer);
    const { body } = await scene.get(object('Pod', pod));
    const [replicaSet] = objectDetailSchema.parse(body).owners;
    for (const path of [
      undefined,
      '',
      '/operations',
      `/operations/${operation}`,
      '/events',
      `/events?kind=Pod&object=${pod}`,
      '/inventory',
      '/conformance',
      '/delivery',
      '/deployments',
      '/dora',
      '/alerts',
      '/checklist',
      '/checklists',
      '/checklist/events',
      '/checklist/verdict',
      '/indicators/error-ratio/range',
      '/indicators/error-ratio/range?minutes=1440',
      object('Deployment', 'canary'),
      object('Pod', pod),
      object(replicaSet.kind, replicaSet.name),
      object('Secret', 'canary'),
      object('Secret', 'canary-registry'),
      object('ConfigMap', 'canary'),
      object('CronJob', 'canary'),
      logs('Deployment', 'canary'),
      logs('Pod', pod),
      `${logs('Pod', pod)}&download=true`,
    ]) {
      const answer = await scene.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      answers.set(path ?? 'the fleet', answer);
    }
    for (const path of ['', '/inventory']) {
      answers.set(`${path} again`, await getUnchanged(path));
    }
    for (const path of [
      object('Secret', 'absent'),
      `${logs('Pod', pod)}&container=absent`,
      `${logs('Pod', pod)}&previous=true`,
      '/indicators/absent/range',
    ]) {
      answers.set(path, await scene.get(path));
    }

    // What was planted was there to be told of.
    expect(findCanaries(scene.held())).toEqual([...PLACES]);
    const manifest = answers.get(object('Pod', pod))?.text;
    expect(manifest).toContain('CANARY_VARIABLE');
    expect(manifest).toContain('CANARY_INIT');
    expect(answers.get(object('Secret', 'canary'))?.text).toContain('password');

    const leaks = [...answers].flatMap(([path, { text }]) =>
      findCanaries(text).map(place => `${place} in the answer of ${path}`),
    );
    expect(leaks).toEqual([]);
    expect(scene.told.length).toBeGreaterThan(0);
    expect(scene.told.flatMap(findCanaries)).toEqual([]);
    const rows = await scene.rows();
    expect(JSON.stringify(rows)).toContain(operation);
    expect(findCanaries(JSON.stringify(rows))).toEqual([]);
  }, 120_000);
});
