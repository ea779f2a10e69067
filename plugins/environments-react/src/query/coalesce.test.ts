import { coalesce } from './coalesce';

describe('coalesce', () => {
  it('runs once more, however often it is called during a run', async () => {
    const ends: (() => void)[] = [];
    const call = coalesce(
      () => new Promise<void>(resolve => ends.push(resolve)),
    );
    const finish = async () => {
      ends[ends.length - 1]();
      await new Promise(resolve => setTimeout(resolve));
    };

    call();
    call();
    call();
    expect(ends).toHaveLength(1);

    await finish();
    expect(ends).toHaveLength(2);

    await finish();
    expect(ends).toHaveLength(2);

    call();
    expect(ends).toHaveLength(3);
  });
});
