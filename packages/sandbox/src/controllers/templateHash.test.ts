import { templateHash } from './templateHash';

describe('templateHash', () => {
  const template = {
    metadata: { labels: { app: 'backend' } },
    spec: {
      containers: [
        {
          name: 'backend',
          image: 'backend:1',
          resources: { limits: { cpu: '1000m' } },
        },
      ],
    },
  };

  it('is the same for the same template in another form', () => {
    expect(
      templateHash({
        spec: {
          containers: [
            {
              resources: { limits: { cpu: '1' }, requests: {} },
              image: 'backend:1',
              name: 'backend',
            },
          ],
        },
        metadata: {
          creationTimestamp: null,
          labels: { app: 'backend' },
          annotations: {},
        },
      }),
    ).toBe(templateHash(template));
  });

  it('differs when the order of a list or a value differs', () => {
    const other = (image: string) => ({
      ...template,
      spec: { containers: [{ name: 'backend', image }] },
    });
    expect(templateHash(other('backend:2'))).not.toBe(templateHash(template));
    expect(templateHash({ list: [1, 2] })).not.toBe(
      templateHash({ list: [2, 1] }),
    );
  });
});
