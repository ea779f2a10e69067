import { parseGoDuration } from './goDuration';

describe('parseGoDuration', () => {
  it.each([
    ['1h0m0s', 3600],
    ['1h30m', 5400],
    ['15s', 15],
    ['1.5m', 90],
    ['500ms', 0.5],
    ['0', 0],
    ['0s', 0],
  ])('reads %s as %d seconds', (text, seconds) => {
    expect(parseGoDuration(text)).toBe(seconds);
  });

  it.each([undefined, '', 'often', '1d', '5', 'h'])(
    'does not take %j for a duration',
    text => {
      expect(parseGoDuration(text)).toBeUndefined();
    },
  );
});
