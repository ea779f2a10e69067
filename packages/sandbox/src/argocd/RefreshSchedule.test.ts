import { RefreshSchedule } from './RefreshSchedule';

describe('RefreshSchedule', () => {
  const compared: string[] = [];
  let chances: number[];
  let schedule: RefreshSchedule;
  const key = (name: string) => ({ namespace: 'argocd', name });

  beforeEach(() => {
    jest.useFakeTimers();
    compared.length = 0;
    chances = [0, 0.5, 1];
    schedule = new RefreshSchedule({
      period: 120_000,
      jitter: 60_000,
      random: () => chances.shift() ?? 0,
      refresh: ({ name }) => compared.push(name),
    });
  });

  afterEach(() => {
    schedule.close();
    jest.useRealTimers();
  });

  it('has each compared after the period, spread by chance', () => {
    ['a', 'b', 'c'].forEach(name => schedule.compared(key(name)));
    jest.advanceTimersByTime(119_999);
    expect(compared).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(compared).toEqual(['a']);
    jest.advanceTimersByTime(30_000);
    expect(compared).toEqual(['a', 'b']);
    jest.advanceTimersByTime(30_000);
    expect(compared).toEqual(['a', 'b', 'c']);
  });

  it('waits anew when one was compared for another reason', () => {
    schedule.compared(key('a'));
    jest.advanceTimersByTime(100_000);
    chances = [0];
    schedule.compared(key('a'));
    jest.advanceTimersByTime(119_999);
    expect(compared).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(compared).toEqual(['a']);
  });

  it('leaves alone what is gone, and everything once it is closed', () => {
    schedule.compared(key('a'));
    schedule.compared(key('b'));
    schedule.forget(key('a'));
    schedule.close();
    jest.advanceTimersByTime(600_000);
    expect(compared).toEqual([]);
  });
});
