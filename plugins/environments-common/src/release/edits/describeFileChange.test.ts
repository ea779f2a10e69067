import { describeFileChange } from './describeFileChange';

const manifest = (tag: string, secret: string) => `kind: Deployment
metadata: { name: api }
spec:
  containers:
    - image: api:${tag}
      env: [{ name: PASSWORD, value: ${secret} }]
`;

describe('describeFileChange', () => {
  it.each([
    [
      'images, and how much else differs',
      manifest('v1', 'hunter1'),
      manifest('v2', 'hunter2'),
      [
        '- Deployment api, containers[0].image: api:v1',
        '+ Deployment api, containers[0].image: api:v2',
        '… 1 other line is taken away, 1 added',
      ],
    ],
    [
      'nothing beside images',
      manifest('v1', 'hunter1'),
      manifest('v2', 'hunter1'),
      [
        '- Deployment api, containers[0].image: api:v1',
        '+ Deployment api, containers[0].image: api:v2',
      ],
    ],
    [
      'a new file',
      undefined,
      manifest('v2', 'hunter2'),
      ['+ Deployment api, containers[0].image: api:v2', '… new file, 6 lines'],
    ],
    [
      'a deleted file',
      'a: hunter1\n',
      undefined,
      ['… file is deleted, 1 line'],
    ],
  ])('tells %s', (_, before, after, told) => {
    const SIGNS = { removed: '-', added: '+', gap: '…', context: ' ' };
    const lines = describeFileChange('a.yaml', before, after).map(
      ({ type, text }) => `${SIGNS[type]} ${text}`,
    );
    expect(lines).toEqual(told);
    expect(lines.join()).not.toContain('hunter');
  });
});
