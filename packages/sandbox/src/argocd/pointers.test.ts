import { pointerOfPath, withFieldsOf, withoutPointers } from './pointers';

const OBJECT = { spec: { replicas: 3, map: { 'a/b': 1, c: 2 } } };

describe('pointers', () => {
  it.each([
    [['/spec/replicas'], { spec: { map: { 'a/b': 1, c: 2 } } }],
    [['/spec/map/a~1b'], { spec: { replicas: 3, map: { c: 2 } } }],
    [['/spec/nothing/here', '/nowhere', ''], OBJECT],
  ])('takes away what is at %j', (pointers, expected) => {
    expect(withoutPointers(OBJECT, pointers)).toEqual(expected);
  });

  it.each([
    [{ spec: { replicas: 5 } }, ['/spec/replicas'], 5],
    [{ spec: {} }, ['/spec/replicas'], undefined],
    [{}, ['/spec/replicas'], 3],
  ])('takes from %j what is at %j', (other, pointers, replicas) => {
    expect(withFieldsOf(OBJECT, other, pointers).spec.replicas).toBe(replicas);
  });

  it.each([
    ['.spec.replicas', ['/spec/replicas']],
    ['.spec.containers[] | select(.name == "a")', []],
  ])('reads the path %s', (path, pointers) => {
    expect(pointerOfPath(path)).toEqual(pointers);
  });
});
