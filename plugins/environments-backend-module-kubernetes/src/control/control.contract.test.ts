import { clusterTargets } from '../__testUtils__/clusterTargets';
import { ControlScene } from '../__testUtils__/ControlScene';

jest.setTimeout(60_000);

describe.each(clusterTargets())('changes of workloads of %s', (_, create) => {
  let scene: ControlScene;

  beforeAll(async () => {
    scene = await ControlScene.create(await create());
  });

  afterAll(async () => {
    await scene.close();
  });

  it.each(['Deployment', 'StatefulSet', 'DaemonSet'] as const)(
    'restarts a %s by a note on its template, once for one mark',
    async kind => {
      const workload = await scene.add(kind);
      const before = await scene.written(workload);
      const { read, restart } = scene.as('operator');
      await restart(workload, 'one');
      const after = await scene.written(workload);
      expect(after.spec).toEqual({
        ...before.spec,
        template: {
          ...before.spec.template,
          metadata: {
            ...before.spec.template.metadata,
            annotations: {
              'flightdeck.dev/restart': 'one',
              'flightdeck.dev/restarted-by': ControlScene.requestedBy,
              'kubectl.kubernetes.io/restartedAt': '2026-03-01T10:00:00Z',
            },
          },
        },
      });
      expect(after.metadata.annotations).toEqual({});
      expect(await read(workload)).toMatchObject({ restartMark: 'one' });

      await restart(workload, 'one');
      expect(await scene.written(workload)).toEqual(after);
      await restart(workload, 'two', new Date('2026-03-01T11:00:00Z'));
      expect(
        (await scene.written(workload)).metadata.generation,
      ).toBeGreaterThan(after.metadata.generation);
    },
  );

  it('restarts a Rollout by its own field, and leaves its template as it is', async () => {
    const workload = await scene.add('Rollout');
    const before = await scene.written(workload);
    const { read, restart } = scene.as('operator');
    await restart(workload, 'one');
    const after = await scene.written(workload);
    expect(after.spec).toEqual({ ...before.spec, restartAt: ControlScene.at });
    expect(after.metadata.annotations).toEqual({
      'flightdeck.dev/restart': 'one',
      'flightdeck.dev/restarted-by': ControlScene.requestedBy,
    });
    expect(await read(workload)).toMatchObject({ restartMark: 'one' });
    await restart(workload, 'one');
    expect(await scene.written(workload)).toEqual(after);
  });

  it('restarts once when one mark comes many times at once', async () => {
    const workload = await scene.add('Deployment');
    const { generation } = (await scene.written(workload)).metadata;
    const { restart } = scene.as('operator');
    await Promise.all(
      Array.from({ length: 8 }, () => restart(workload, 'one')),
    );
    expect((await scene.written(workload)).metadata.generation).toBe(
      generation + 1,
    );
  });

  it.each(['Deployment', 'StatefulSet', 'Rollout'] as const)(
    'scales a %s, and changes nothing else',
    async kind => {
      const workload = await scene.add(kind);
      const before = await scene.written(workload);
      const { read, scale } = scene.as('operator');
      await scale(workload, 5);
      const after = await scene.written(workload);
      expect(after.spec).toEqual({ ...before.spec, replicas: 5 });
      expect(await read(workload)).toMatchObject({ replicas: 5 });
      await scale(workload, 5);
      expect((await scene.written(workload)).metadata.generation).toBe(
        after.metadata.generation,
      );
      await scale(workload, 0);
      expect(await read(workload)).toMatchObject({ replicas: 0 });
    },
  );

  it('does not scale a DaemonSet', async () => {
    const workload = await scene.add('DaemonSet');
    await expect(scene.as('operator').scale(workload, 2)).rejects.toMatchObject(
      {
        name: 'InputError',
        message: `DaemonSet ${workload.name} has a Pod on each of its nodes: it cannot be scaled.`,
      },
    );
  });
});
