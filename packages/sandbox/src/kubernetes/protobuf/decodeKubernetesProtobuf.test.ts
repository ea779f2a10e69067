import fc from 'fast-check';
import { StatusError } from '../StatusError';
import { decodeKubernetesProtobuf } from './decodeKubernetesProtobuf';

const field = (number: number, content: Buffer | string) => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from([number * 8 + 2, bytes.length]), bytes]);
};

const message = (kind: string, raw: Buffer) =>
  Buffer.concat([
    Buffer.from('k8s\0'),
    field(1, Buffer.concat([field(1, 'v1'), field(2, kind)])),
    field(2, raw),
  ]);

describe('decodeKubernetesProtobuf', () => {
  it('reads a ConfigMap', () => {
    const entry = (key: string, value: string) =>
      Buffer.concat([field(1, key), field(2, value)]);
    const raw = Buffer.concat([
      field(1, Buffer.concat([field(1, 'settings'), field(3, 'shop')])),
      field(2, entry('mode', 'fast')),
      field(2, entry('level', 'info')),
    ]);
    expect(decodeKubernetesProtobuf(message('ConfigMap', raw))).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace: 'shop' },
      data: { mode: 'fast', level: 'info' },
    });
  });

  it('refuses kinds that it does not know', () => {
    expect(() =>
      decodeKubernetesProtobuf(message('Deployment', Buffer.alloc(0))),
    ).toThrow(expect.objectContaining({ code: 415 }));
  });

  it('answers any other bytes with a status', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        const body = Buffer.concat([Buffer.from('k8s\0'), bytes]);
        expect(() => decodeKubernetesProtobuf(body)).toThrow(StatusError);
      }),
    );
  });
});
