import { FolderMemory } from './FolderMemory';

const key = (oid: string, ...names: string[]) => ({
  url: 'https://git.example/shop.git',
  oid,
  names,
});
const folder = (commit: string, text: string) => ({
  commit,
  files: new Map([['a', text]]),
});

describe('FolderMemory', () => {
  let time: number;
  let memory: FolderMemory;

  beforeEach(() => {
    time = 0;
    memory = new FolderMemory({
      now: () => new Date(time),
      keepMs: 1_000,
      mostCharacters: 20,
    });
  });

  it('knows a folder for a while', () => {
    memory.set(key('1', 'prod'), folder('1', 'x'));
    time = 999;
    expect(memory.get(key('1', 'prod'))).toEqual(folder('1', 'x'));
    expect(memory.get(key('1', 'dev'))).toBeUndefined();
    expect(memory.get(key('2', 'prod'))).toBeUndefined();
    expect(
      memory.get({ ...key('1', 'prod'), url: 'https://git.example/other.git' }),
    ).toBeUndefined();
    time = 1_000;
    expect(memory.get(key('1', 'prod'))).toBeUndefined();
  });

  it('forgets the oldest when there is too much, and takes nothing too large', () => {
    memory.set(key('1'), folder('1', '123456789'));
    memory.set(key('1'), folder('1', '123456789'));
    memory.set(key('2'), folder('2', '123456789'));
    expect(memory.get(key('1'))).toBeDefined();
    memory.set(key('3'), folder('3', 'x'));
    expect(memory.get(key('1'))).toBeUndefined();
    expect(memory.get(key('2'))).toBeDefined();
    memory.set(key('4'), folder('4', 'x'.repeat(20)));
    expect(memory.get(key('4'))).toBeUndefined();
    expect(memory.get(key('3'))).toBeDefined();
  });
});
