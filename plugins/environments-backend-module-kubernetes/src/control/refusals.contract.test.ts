import { clusterTargets } from '../__testUtils__/clusterTargets';
import { ControlScene } from '../__testUtils__/ControlScene';

jest.setTimeout(60_000);

describe.each(clusterTargets())(
  'refused changes of workloads of %s',
  (_, create) => {
    let scene: ControlScene;

    beforeAll(async () => {
      scene = await ControlScene.create(await create());
    });

    afterAll(async () => {
      await scene.close();
    });

    it('changes nothing that the cluster calls invalid', async () => {
      const workload = await scene.add('Deployment');
      const before = await scene.written(workload);
      await expect(
        scene.as('operator').scale(workload, -1),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: `Cluster 'contract' refuses this change of Deployment ${workload.name}.`,
      });
      expect(await scene.written(workload)).toEqual(before);
    });

    it('names the right that is missing, before and after', async () => {
      const workload = await scene.add('StatefulSet');
      const before = await scene.written(workload);
      const { read, restart, scale } = scene.as('reader');
      const lack = (what: string) =>
        `The configured credentials may not patch ${what} in namespace '${workload.namespace}' of cluster 'contract'.`;
      const forbidden = {
        restart: lack('statefulsets.apps'),
        scale: lack('statefulsets.apps/scale'),
      };
      expect((await read(workload)).forbidden).toEqual(forbidden);
      await expect(restart(workload, 'one')).rejects.toMatchObject({
        name: 'InputError',
        message: forbidden.restart,
      });
      await expect(scale(workload, 5)).rejects.toMatchObject({
        name: 'InputError',
        message: forbidden.scale,
      });
      expect(await scene.written(workload)).toEqual(before);
      expect((await scene.as('operator').read(workload)).forbidden).toEqual({});
    });

    it.each(['nobody', 'stranger'] as const)(
      'is not possible for %s',
      async user => {
        const workload = await scene.add('Deployment');
        const { read, restart, scale } = scene.as(user);
        for (const attempt of [
          () => read(workload),
          () => restart(workload, 'one'),
          () => scale(workload, 5),
        ]) {
          await expect(attempt()).rejects.toMatchObject({
            name: 'ServiceUnavailableError',
          });
        }
      },
    );

    it('says that there is no such workload', async () => {
      const [namespace, other] = scene.cluster.namespaces;
      const { restart, scale } = scene.as('operator');
      for (const workload of [
        { kind: 'Deployment', namespace, name: 'none' },
        { kind: 'Deployment', namespace: other, name: 'none' },
      ] as const) {
        const expected = {
          name: 'NotFoundError',
          message: `Environment 'shop' has no Deployment 'none' in namespace '${workload.namespace}'.`,
        };
        await expect(restart(workload, 'one')).rejects.toMatchObject(expected);
        await expect(scale(workload, 1)).rejects.toMatchObject(expected);
      }
    });

    it('waits for nobody while the server is down, and works again after', async () => {
      const workload = await scene.add('Deployment');
      const { restart } = scene.as('operator');
      scene.cluster.proxy.setDown(true);
      await expect(restart(workload, 'one')).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining("Cluster 'contract' does not answer"),
      });
      scene.cluster.proxy.setDown(false);
      await restart(workload, 'one');
      expect(
        (await scene.written(workload)).spec.template.metadata,
      ).toMatchObject({
        annotations: { 'flightdeck.dev/restart': 'one' },
      });
    });
  },
);
