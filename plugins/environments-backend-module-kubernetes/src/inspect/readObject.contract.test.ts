import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { parse } from 'yaml';
import { clusterTargets } from '../__testUtils__/clusterTargets';
import { environment, RunningSource } from '../__testUtils__/RunningSource';
import type {
  TestCluster,
  TestManifest,
  TestUser,
} from '../__testUtils__/TestCluster';
import { CANARY, canaryManifests } from './__testUtils__/canaryManifests';
import { defaultInspectionTiming } from './InspectionTiming';
import { KubernetesInspector } from './KubernetesInspector';

jest.setTimeout(60_000);

describe.each(clusterTargets())('readObject against %s', (_name, create) => {
  let cluster: TestCluster;
  const running: RunningSource[] = [];
  const inspectors: KubernetesInspector[] = [];
  const { signal } = new AbortController();
  let shop: EnvironmentDefinition;
  let part: EnvironmentDefinition;

  const inspect = async (
    user: TestUser = 'reader',
    config: { unwatchedKinds?: ['Secret'] } = {},
  ) => {
    const source = await new RunningSource(
      [cluster.connect('reader')],
      [shop, part],
    ).start();
    running.push(source);
    await source.untilRead(
      shop,
      ({ statuses, objects }) =>
        statuses[0].state === 'ok' && objects?.Deployment?.length === 1,
    );
    const inspector = new KubernetesInspector(
      {
        clusters: [cluster.connect(user)],
        unsupportedLocators: [],
        unwatchedKinds: [],
        ...config,
      },
      {
        source: source.source,
        timing: { ...defaultInspectionTiming, timeoutMs: 1_000 },
      },
    );
    inspectors.push(inspector);
    return inspector;
  };

  beforeAll(async () => {
    cluster = await create();
    const [namespace] = cluster.namespaces;
    shop = environment('shop', { namespaces: [namespace] });
    part = environment('part', {
      namespaces: [namespace],
      labelSelector: 'app=web',
    });
    for (const manifest of canaryManifests(namespace)) {
      await cluster.apply(manifest);
    }
  });

  afterEach(async () => {
    cluster.proxy.setFrozen(false);
    cluster.proxy.setDown(false);
    running.splice(0).forEach(source => source.stop());
    await Promise.all(inspectors.splice(0).map(each => each.close()));
    await until(() => cluster.proxy.open === 0);
  });

  afterAll(async () => {
    await cluster.close();
  });

  const subject = (kind: string, name: string) => ({
    kind,
    name,
    namespace: cluster.namespaces[0],
  });

  it.each([
    ['Deployment', 'web', /^apps\/v1$/],
    ['CronJob', 'nightly', /^batch\/v1(beta1)?$/],
  ])('describes a %s', async (kind, name, apiVersion) => {
    const inspector = await inspect();
    const object = await inspector.readObject(shop, subject(kind, name), {
      signal,
    });
    expect(object).toMatchObject({
      subject: { kind, name, namespace: cluster.namespaces[0] },
      apiVersion: expect.stringMatching(apiVersion),
      labels: { app: 'web' },
      owners: [],
      containers: [
        {
          name: 'app',
          init: false,
          image: 'ghcr.io/shop/app:1.4',
          requests: { cpu: '250m' },
          limits: { memory: '1Gi' },
          variables: [
            {
              name: '*',
              from: 'ConfigMap settings, all keys, if there is one',
            },
            { name: 'PLAIN', from: 'set here' },
            { name: 'PASSWORD', from: 'Secret api, key password' },
          ],
          probes: [
            'liveness: GET :8080/health every 10 s, 3 failures, 1 s timeout',
            'readiness: TCP :8080 every 5 s, 3 failures, 1 s timeout',
          ],
        },
      ],
    });
    expect(object.subject.uid).toEqual(expect.stringMatching(/^[0-9a-f-]+$/));
    expect(Date.now() - Date.parse(object.createdAt ?? '')).toBeLessThan(
      120_000,
    );
    expect(Date.now() - Date.parse(object.asOf)).toBeLessThan(10_000);
    expect(parse(object.manifest)).toMatchObject({
      kind,
      metadata: { name, uid: object.subject.uid },
    });
    expect(object.manifest).toContain('--password=(hidden)');
    expect(JSON.stringify(object)).not.toContain(CANARY);
    expect(object.manifest).not.toContain('managedFields');
  });

  it.each([
    ['Secret', 'api', 'password'],
    ['ConfigMap', 'settings', 'app.yaml'],
  ])('tells the keys of a %s, and no value', async (kind, name, key) => {
    const inspector = await inspect();
    const object = await inspector.readObject(shop, subject(kind, name), {
      signal,
    });
    expect(parse(object.manifest).data).toEqual({ [key]: '(hidden)' });
    const text = JSON.stringify(object);
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(Buffer.from(CANARY).toString('base64'));
  });

  it('tells only of objects that the environment has', async () => {
    const inspector = await inspect();
    const read = (
      of: EnvironmentDefinition,
      what: { kind: string; namespace?: string; name: string },
    ) => inspector.readObject(of, what, { signal });
    const [, other] = cluster.namespaces;
    const nothing = { name: 'NotFoundError' };

    // The claim to another one's label is not enough, nor is the namespace.
    await expect(
      read(part, subject('Deployment', 'web')),
    ).resolves.toBeDefined();
    await expect(read(part, subject('Secret', 'api'))).resolves.toBeDefined();
    const lonely: TestManifest = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'of-others', namespace: cluster.namespaces[0] },
    };
    await cluster.apply(lonely);
    await expect(
      read(shop, subject('ConfigMap', 'of-others')),
    ).resolves.toBeDefined();
    await expect(
      read(part, subject('ConfigMap', 'of-others')),
    ).rejects.toMatchObject(nothing);

    for (const what of [
      subject('Deployment', 'none'),
      { ...subject('Deployment', 'web'), namespace: other },
      { kind: 'Deployment', name: 'web' },
      { kind: 'Node', name: 'any' },
      subject('Deployment', '../secrets/api'),
    ]) {
      await expect(read(shop, what)).rejects.toMatchObject(nothing);
    }
    for (const kind of ['Event', 'Role', 'constructor', '']) {
      await expect(read(shop, subject(kind, 'web'))).rejects.toMatchObject({
        name: 'InputError',
      });
    }
  });

  it('does not read what the configuration leaves alone', async () => {
    const inspector = await inspect('reader', { unwatchedKinds: ['Secret'] });
    await expect(
      inspector.readObject(shop, subject('Secret', 'api'), { signal }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it.each<[TestUser, string, () => void]>([
    [
      'nobody',
      'The configured credentials may not get deployments.apps in namespace',
      () => {},
    ],
    ['stranger', "Cluster 'contract' does not accept the configured", () => {}],
    [
      'reader',
      "Cluster 'contract' does not answer (EC",
      () => cluster.proxy.setDown(true),
    ],
    [
      'reader',
      "Cluster 'contract' does not answer (UND_ERR_",
      () => cluster.proxy.setFrozen(true),
    ],
  ])('says why it cannot read: %s, %s', async (user, message, breakIt) => {
    const inspector = await inspect(user);
    breakIt();
    const failure = await inspector
      .readObject(shop, subject('Deployment', 'web'), { signal })
      .catch(error => error);
    expect(failure).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(message),
    });
    expect(String(failure)).not.toContain('127.0.0.1');
  });

  it('says that there is no cluster to ask', async () => {
    const inspector = await inspect();
    const read = (name?: string) =>
      inspector.readObject(
        { ...shop, cluster: name },
        subject('Deployment', 'web'),
        {
          signal,
        },
      );
    await expect(read()).rejects.toMatchObject({ name: 'NotFoundError' });
    await expect(read('mars')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining("Cluster 'mars' is not configured"),
    });
  });
});
