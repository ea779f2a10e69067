import { SourceHarness, until } from '../__testUtils__/SourceHarness';
import { sandboxKinds } from '../__testUtils__/sandboxKinds';
import { startSandbox } from '../__testUtils__/startSandbox';
import { environmentOf } from '../__testUtils__/TestEnvironments';

jest.setTimeout(120_000);

const PROD = environmentOf('shop-prod');

// An hour of samples takes its time: the real servers are enough where there are any.
const use = sandboxKinds().at(-1);

describe('VolumePoller', () => {
  it('foretells volumes once there is an hour of samples', async () => {
    const sandbox = await startSandbox({ use, historySeconds: 3900 });
    const harness = await SourceHarness.create(sandbox);
    try {
      const { source } = await harness.start([PROD]);
      await until(() => source.read(PROD).volumes !== undefined);
      const [volume] = source.read(PROD).volumes ?? [];
      // It stays as full as it is.
      expect(volume.predictedAvailableBytes).toBeCloseTo(
        volume.availableBytes ?? 0,
        -3,
      );
      expect(volume.predictedInodesFreeRatio).toBeCloseTo(
        volume.inodesFreeRatio ?? 0,
      );
    } finally {
      await harness.close();
      await sandbox.close();
    }
  });
});
