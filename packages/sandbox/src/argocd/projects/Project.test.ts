import { Project } from './Project';

const server = 'https://kubernetes.default.svc';

describe('Project', () => {
  it.each([
    [['*'], 'https://git.example.org/a/b.git', true],
    [[], 'https://git.example.org/a/b.git', false],
    [['https://git.example.org/a/b'], 'https://git.example.org/a/b.git', true],
    [['https://git.example.org/a/*'], 'https://git.example.org/a/b.git', true],
    [['https://git.example.org/*'], 'https://git.example.org/a/b.git', false],
    [['https://git.example.org/**'], 'https://git.example.org/a/b.git', true],
    [
      ['*', '!https://git.example.org/a/*'],
      'https://git.example.org/a/b',
      false,
    ],
    [
      ['*', '!https://git.example.org/a/*'],
      'https://git.example.org/c/d',
      true,
    ],
    [['!https://git.example.org/a/*'], 'https://git.example.org/c/d', false],
    [['https://git.example.org/a.b'], 'https://git.example.org/axb', false],
  ])('reads %j for %s', (sourceRepos, repoURL, permitted) => {
    const project = new Project('x', { sourceRepos });
    expect(project.permitsSource({ repoURL })).toBe(permitted);
  });

  it.each([
    [
      [{ server, namespace: 'shop-*' }],
      { server, namespace: 'shop-dev' },
      true,
    ],
    [[{ server, namespace: 'shop-*' }], { server, namespace: 'bank' }, false],
    [
      [{ server, namespace: 'shop-*' }],
      { name: 'in-cluster', namespace: 'shop-dev' },
      true,
    ],
    [
      [{ name: 'in-cluster', namespace: '*' }],
      { server, namespace: 'shop-dev' },
      true,
    ],
    [[{ namespace: '*' }], { server, namespace: 'shop' }, false],
    [
      [
        { server: '*', namespace: '*' },
        { server: '*', namespace: '!kube-system' },
      ],
      { server, namespace: 'kube-system' },
      false,
    ],
    [
      [
        { server: '*', namespace: '*' },
        { server: '*', namespace: '!kube-system' },
      ],
      { server, namespace: 'shop' },
      true,
    ],
    [
      [{ server: '*', namespace: '{shop,bank}-?' }],
      { server, namespace: 'bank-1' },
      true,
    ],
  ])('with destinations %j: %j is %s', (destinations, wanted, permitted) => {
    const project = new Project('x', { destinations });
    expect(project.permitsDestination(wanted)).toBe(permitted);
  });
});
