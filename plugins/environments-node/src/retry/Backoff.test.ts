import { Backoff } from './Backoff';

describe('Backoff', () => {
  const retryMs = { first: 500, last: 8_000 };
  const waits = (random: number, count: number) => {
    const backoff = new Backoff({ random: () => random, retryMs });
    return Array.from({ length: count }, () => backoff.next());
  };

  it('doubles up to the last wait, and keeps half of it certain', () => {
    expect(waits(1, 7)).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
    expect(waits(0, 7)).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000]);
  });

  it('starts anew after a success', () => {
    const backoff = new Backoff({ random: () => 1, retryMs });
    backoff.next();
    backoff.next();
    expect(backoff.failures).toBe(2);
    backoff.reset();
    expect(backoff.failures).toBe(0);
    expect(backoff.next()).toBe(500);
  });
});
