import { RecentAnswers } from './RecentAnswers';

describe('RecentAnswers', () => {
  function aStore(most = 10) {
    const clock = { now: 0 };
    const asked: string[] = [];
    const answers = new RecentAnswers<string>({
      now: () => clock.now,
      forMs: 100,
      most,
    });
    const ask = (key: string, answer: () => Promise<string>) =>
      answers.get(key, () => {
        asked.push(key);
        return answer();
      });
    return { clock, asked, ask };
  }

  it('asks once for all who ask at the same time, and again later', async () => {
    const { clock, asked, ask } = aStore();
    const one = async () => 'one';
    expect(await Promise.all([ask('a', one), ask('a', one)])).toEqual([
      'one',
      'one',
    ]);
    clock.now = 99;
    await ask('a', one);
    expect(asked).toEqual(['a']);
    clock.now = 100;
    expect(await ask('a', async () => 'two')).toBe('two');
    expect(asked).toEqual(['a', 'a']);
  });

  it('forgets a failure', async () => {
    const { asked, ask } = aStore();
    const failing = ask('a', async () => {
      throw new Error('away');
    });
    await expect(failing).rejects.toThrow('away');
    await expect(ask('a', async () => 'back')).resolves.toBe('back');
    expect(asked).toEqual(['a', 'a']);
  });

  it('keeps a bounded number, the newest', async () => {
    const { asked, ask } = aStore(2);
    for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) {
      await ask(key, async () => key);
    }
    expect(asked).toEqual(['a', 'b', 'c', 'a']);
  });
});
