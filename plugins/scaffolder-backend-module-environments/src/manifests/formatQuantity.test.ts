import { formatQuantity } from './formatQuantity';

describe('formatQuantity', () => {
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
