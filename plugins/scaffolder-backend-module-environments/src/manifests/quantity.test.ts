import { formatQuantity, parseQuantity } from './quantity';

describe('quantities', () => {
  it.each<[string | number, number | undefined]>([
    ['500m', 0.5],
    ['2', 2],
    [3, 3],
    ['0.1', 0.1],
    ['.5', 0.5],
    ['128Mi', 128 * 2 ** 20],
    ['1Gi', 2 ** 30],
    ['1G', 1e9],
    ['1k', 1000],
    ['1e3', 1000],
    ['1E', 1e18],
    ['1Ei', 2 ** 60],
    ['', undefined],
    ['much', undefined],
    ['1KiB', undefined],
    ['1K', undefined],
  ])('reads %j as %s', (text, value) => {
    expect(parseQuantity(text)).toBe(value);
  });

  it.each([
    ['requests.cpu', 0.15, '0.15'],
    ['requests.memory', 1.5 * 2 ** 30, '1.5Gi'],
    ['limits.memory', 256 * 2 ** 20, '256Mi'],
    ['requests.storage', 50 * 2 ** 30, '50Gi'],
    ['pods', 4, '4'],
  ])('tells %s of %s as %s', (resource, value, text) => {
    expect(formatQuantity(resource, value)).toBe(text);
  });
});
