import * as fc from 'fast-check';
import { namespaceAlternation } from './escape';
import { expressionOf } from './expressionOf';

const QUERY = 'sum(up{namespace=~"$namespaces"})';
const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);

function expressionOrError(names: string[]): string {
  try {
    return expressionOf(QUERY, { namespaces: names });
  } catch (error) {
    return error instanceof Error ? error.name : 'something else';
  }
}

describe('namespaceAlternation', () => {
  it('matches the namespaces and nothing else', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1 }), label, (names, other) => {
        const pattern = new RegExp(`^(?:${namespaceAlternation(names)})$`);
        expect(names.every(name => pattern.test(name))).toBe(true);
        expect(pattern.test(other)).toBe(names.includes(other));
      }),
    );
  });

  it('does not let any text out of its matcher', () => {
    const anything = fc.array(
      fc.oneof(label, fc.string(), fc.string({ unit: 'binary' })),
    );
    fc.assert(
      fc.property(anything, names => {
        expect(expressionOrError(names)).toMatch(
          /^(sum\(up\{namespace=~"[-a-z0-9|]+"\}\)|InputError)$/,
        );
      }),
    );
  });

  it('adds a matcher for the cluster beside each of the namespaces', () => {
    const cluster = { label: 'cluster', value: 'a"b\\c' };
    expect(
      expressionOf(
        `x{namespace=~"$namespaces",a="b"} / y{ns =~ '$namespaces'}`,
        { namespaces: ['shop'], cluster },
      ),
    ).toBe(
      'x{namespace=~"shop",cluster="a\\"b\\\\c",a="b"} / y{ns =~"shop",cluster="a\\"b\\\\c"}',
    );
  });

  it.each([
    ['a quote', 'shop"} or up{a="'],
    ['a wildcard', '.*'],
    ['an alternative', 'shop|other'],
    ['a backslash', 'shop\\'],
    ['a line end', 'shop\n'],
    ['a replacement pattern', '$&'],
    ['nothing', ''],
    ['too much', 'a'.repeat(64)],
  ])('refuses %s', (_case, name) => {
    expect(() => namespaceAlternation(['shop', name])).toThrow(
      /cannot be the name of a namespace/,
    );
  });

  it('refuses an empty list, which would match every series without a namespace', () => {
    expect(() => namespaceAlternation([])).toThrow(/no namespaces/);
  });

  it('does not depend on the order', () => {
    expect(namespaceAlternation(['b', 'a', 'b'])).toBe('a|b');
  });
});
