import { until } from './until';

describe('until', () => {
  it('looks again until the condition holds, and says how long that took', async () => {
    let looks = 0;
    const took = await until(() => ++looks === 4);
    expect(looks).toBe(4);
    expect(took).toBeGreaterThan(0);
  });

  it('gives up in time, and tells what it saw', async () => {
    const state = { ready: 1, wanted: 2 };
    await expect(
      until(() => state.ready === state.wanted, {
        within: 20,
        what: () => state,
      }),
    ).rejects.toThrow('Waited for 20 ms in vain; {"ready":1,"wanted":2}');
  });
});
