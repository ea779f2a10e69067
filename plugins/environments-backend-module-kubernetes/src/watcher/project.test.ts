import { generate } from 'selfsigned';
import { project } from './project';

const pod = (name: string, version: number) => ({
  metadata: {
    name,
    namespace: 'shop',
    uid: `uid-${name}`,
    resourceVersion: String(version),
    labels: { app: 'shop' },
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': 's3cret',
    },
    managedFields: [{ manager: 'kubectl' }],
    ownerReferences: [{ kind: 'ReplicaSet', name: 'rs', uid: 'rs-1' }],
  },
  spec: {
    containers: [
      {
        name: 'web',
        image: 'web:1',
        env: [{ name: 'PASSWORD', value: 's3cret' }],
      },
    ],
  },
});

describe('project', () => {
  it('drops what is not used, and what could be secret', () => {
    const kept = JSON.stringify(project('Pod', pod('a', 1)));
    expect(kept).not.toMatch(/s3cret|managedFields/);
    expect(kept).toContain('web:1');
  });

  it('keeps the keys of Secrets and ConfigMaps, and no value', () => {
    const metadata = pod('a', 1).metadata;
    const data = { password: 's3cret' };
    const raw = { metadata, data, stringData: data, binaryData: data };
    const kept = [project('Secret', raw), project('ConfigMap', raw)];
    expect(JSON.stringify(kept)).not.toContain('s3cret');
    expect(kept.map(object => object?.keys)).toEqual([
      ['password'],
      ['password', 'password'],
    ]);
  });

  it('tells when data was written, by the newest writer of it', () => {
    const wrote = (time: string, ...fields: string[]) => ({
      manager: 'any',
      time,
      fieldsV1: Object.fromEntries(fields.map(field => [`f:${field}`, {}])),
    });
    const metadata = {
      ...pod('a', 1).metadata,
      managedFields: [
        wrote('2030-01-01T00:00:00Z', 'data', 'metadata'),
        wrote('2030-01-03T00:00:00Z', 'data'),
        wrote('2030-01-02T00:00:00Z', 'data'),
        wrote('2030-01-09T00:00:00Z', 'metadata'),
        { manager: 'broken', fieldsV1: { 'f:data': {} } },
        'text',
      ],
    };
    const updatedAt = '2030-01-03T00:00:00.000Z';
    expect(project('Secret', { metadata })).toMatchObject({ updatedAt });
    expect(project('ConfigMap', { metadata })).toMatchObject({ updatedAt });
    expect(
      project('Secret', { metadata: pod('a', 1).metadata })?.updatedAt,
    ).toBeUndefined();
  });

  it('tells when the certificate of a TLS Secret ends, and keeps none of it', async () => {
    const [leaf, issuer] = [{ days: 40 }, { days: 400 }].map(({ days }) =>
      generate([{ name: 'commonName', value: 'shop.example' }], {
        keyType: 'ec',
        notAfterDate: new Date(Date.UTC(2030, 0, days)),
      }),
    );
    const { cert, private: key } = await leaf;
    const chain = `${cert}\n${(await issuer).cert}`;
    const encode = (text: string) => Buffer.from(text).toString('base64');
    const tls = (crt: unknown, type = 'kubernetes.io/tls') =>
      project('Secret', {
        metadata: pod('a', 1).metadata,
        type,
        data: { 'tls.crt': crt, 'tls.key': encode(key) },
      });
    const secret = tls(encode(chain));
    expect(secret).toMatchObject({
      certificateExpiresAt: '2030-02-09T00:00:00.000Z',
      keys: ['tls.crt', 'tls.key'],
    });
    expect(JSON.stringify(secret)).not.toContain(encode(key).slice(20, 60));
    for (const other of [
      tls(encode('no certificate')),
      tls('%%%'),
      tls(7),
      tls(encode(chain), 'Opaque'),
    ]) {
      expect(other).toHaveProperty('keys');
      expect(other?.certificateExpiresAt).toBeUndefined();
    }
  });

  it('shares what Pods of one workload have in common, and nothing else', () => {
    const one = project('Pod', pod('a', 1));
    const two = project('Pod', pod('b', 2));
    const other = project('Pod', {
      ...pod('c', 3),
      spec: { containers: [{ name: 'web', image: 'web:2' }] },
    });
    expect(two?.metadata.labels).toBe(one?.metadata.labels);
    expect(two?.metadata.ownerReferences).toBe(one?.metadata.ownerReferences);
    expect(two?.spec.containers).toBe(one?.spec.containers);
    expect(two?.metadata.name).toBe('b');
    expect(other?.spec.containers[0].image).toBe('web:2');
  });

  it('takes nothing for an object that is none', () => {
    expect(project('Pod', { metadata: {} })).toBeUndefined();
    expect(project('Service', 'text')).toBeUndefined();
  });
});
