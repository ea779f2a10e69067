import { isNamespaceName, isObjectName } from './names';

describe('names', () => {
  it.each([
    ['shop', true, true],
    ['shop-1', true, true],
    ['1', true, true],
    ['shop.prod', false, true],
    ['a'.repeat(63), true, true],
    ['a'.repeat(64), false, true],
    ['a'.repeat(254), false, false],
    ['-shop', false, false],
    ['shop-', false, false],
    ['shop..prod', false, false],
    ['Shop', false, false],
    ['../shop', false, false],
    ['shop/prod', false, false],
    ['shop\n', false, false],
    ['', false, false],
  ])('%p: of a namespace %s, of an object %s', (name, namespace, object) => {
    expect([isNamespaceName(name), isObjectName(name)]).toEqual([
      namespace,
      object,
    ]);
  });
});
