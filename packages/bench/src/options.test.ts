import { readOptions } from './options';

describe('readOptions', () => {
  it('measures both sizes unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({
      pods: [3000, 30000],
      seconds: 10,
      environments: 500,
    });
    expect(readOptions(['--quick'])).toMatchObject({
      pods: [3000],
      seconds: 2,
      environments: 0,
    });
    expect(readOptions(['--environments', '60']).environments).toBe(60);
  });

  it('takes sizes in any order, once', () => {
    expect(readOptions(['--pods', '500,100,500']).pods).toEqual([100, 500]);
  });

  it.each([
    [['--pods', '3000,many'], "--pods 'many'"],
    [['--pods', '10'], "--pods '10'"],
    [['--seconds', '0'], "--seconds '0'"],
    [['--hours', '1'], '--hours'],
  ])('refuses %j', (words, complaint) => {
    expect(() => readOptions(words)).toThrow(complaint);
  });
});
