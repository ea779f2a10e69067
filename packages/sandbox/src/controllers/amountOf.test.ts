import { amountOf } from './amountOf';

it.each([
  ['250m', 0.25],
  ['2', 2],
  [1.5, 1.5],
  ['128Mi', 128 * 1024 * 1024],
  ['1G', 1e9],
  ['0.5Gi', 512 * 1024 * 1024],
  ['much', 0],
  [undefined, 0],
])('reads %s as %s', (quantity, value) => {
  expect(amountOf(quantity)).toBeCloseTo(value);
});
