import { requireResourceType } from '../requireResourceType';
import { applyPatch, patchFormatOf } from './applyPatch';

const deploymentType = requireResourceType('Deployment');
const applicationType = requireResourceType('Application');

const patched = (format: 'json' | 'merge' | 'apply', patch: unknown) =>
  applyPatch({
    type: deploymentType,
    format,
    target: { spec: { replicas: 1, paused: true }, list: [1, 2] },
    patch,
  });

describe('applyPatch', () => {
  it('applies JSON patches', () => {
    expect(
      patched('json', [
        { op: 'test', path: '/spec/replicas', value: 1 },
        { op: 'replace', path: '/spec/replicas', value: 2 },
        { op: 'remove', path: '/spec/paused' },
        { op: 'add', path: '/list/-', value: 3 },
      ]),
    ).toEqual({ spec: { replicas: 2 }, list: [1, 2, 3] });
  });

  it.each([
    [[{ op: 'test', path: '/spec/replicas', value: 7 }], 422],
    [[{ op: 'remove', path: '/nothing' }], 422],
    [[{ op: 'jump', path: '/spec' }], 400],
    [{ spec: {} }, 400],
  ])('refuses the JSON patch %j', (patch, code) => {
    expect(() => patched('json', patch)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('applies merge patches as RFC 7386 says', () => {
    expect(
      patched('merge', {
        spec: { paused: null, extra: { a: null, b: 1 } },
        list: [9],
      }),
    ).toEqual({
      spec: { replicas: 1, extra: { b: 1 } },
      list: [9],
    });
    expect(() => patched('merge', [])).toThrow(
      expect.objectContaining({ code: 400 }),
    );
  });

  it('knows the formats of a kind by their content type', () => {
    const type = 'application/strategic-merge-patch+json';
    expect(patchFormatOf(deploymentType, `${type}; charset=utf-8`)).toBe(
      'strategic',
    );
    expect(() => patchFormatOf(applicationType, type)).toThrow(
      expect.objectContaining({ code: 415 }),
    );
    expect(() => patchFormatOf(deploymentType, 'application/json')).toThrow(
      expect.objectContaining({ code: 415 }),
    );
  });
});
