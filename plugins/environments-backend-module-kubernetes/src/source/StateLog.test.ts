import { mockServices } from '@backstage/backend-test-utils';
import type { SourceState } from '@flightdeck/plugin-environments-common';
import { defaultSourceTiming } from './SourceTiming';
import { StateLog } from './StateLog';

describe('StateLog', () => {
  const logger = mockServices.logger.mock();
  let wake = () => {};
  const describeNow = jest.fn((): { state: SourceState; message: string } => ({
    state: 'ok',
    message: 'It is watched.',
  }));
  const { signal } = new AbortController();
  const log = new StateLog({
    logger,
    timing: {
      ...defaultSourceTiming,
      delay: () =>
        new Promise(resolve => {
          wake = resolve;
        }),
    },
    signal,
    describe: describeNow,
  });

  it('describes once what many streams told, and says nothing twice', async () => {
    const touched = Array.from({ length: 1_000 }, () => log.touch());
    expect(describeNow).not.toHaveBeenCalled();
    wake();
    await Promise.all(touched);
    expect(describeNow).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledWith('It is watched.');

    const again = log.touch();
    wake();
    await again;
    expect(logger.info).toHaveBeenCalledTimes(1);

    describeNow.mockReturnValue({ state: 'stale', message: 'It is away.' });
    const away = log.touch();
    wake();
    await away;
    expect(logger.warn).toHaveBeenCalledWith('It is away.');
  });
});
