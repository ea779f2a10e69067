import { parseRepositoryUrl } from './parseRepositoryUrl';

describe('parseRepositoryUrl', () => {
  it.each([
    ['https://github.com/acme/shop.git', 'github.com', 'acme/shop', true],
    ['https://github.com/acme/shop/', 'github.com', 'acme/shop', true],
    ['https://me:hunter2@git.example:8443/a', 'git.example:8443', 'a', true],
    ['http://127.0.0.1:7105/shop.git', '127.0.0.1:7105', 'shop', true],
    ['git@github.com:acme/shop.git', 'github.com', 'acme/shop', false],
    ['ssh://git@GitLab.com:22/a/b/c.git', 'gitlab.com', 'a/b/c', false],
    ['https://git.example/a%20b/c', 'git.example', 'a b/c', true],
    // A way up is gone before anybody looks.
    ['https://git.example/team/../other', 'git.example', 'other', true],
    ['https://git.example/team/%2e%2e/other', 'git.example', 'other', true],
  ])('reads %s', (text, host, path, isHttp) => {
    expect(parseRepositoryUrl(text)).toEqual({ host, path, isHttp });
  });

  it.each([
    'https://git.example/team%2f..%2f..%2fother',
    'https://git.example/',
    'https://git.example//shop',
    'https://git.example/shop?x=1',
    'https://git.example/%zz',
    'git@github.com:../../etc',
    'file:///srv/git/shop.git',
    'ghcr.io/charts/shop',
    'oci://ghcr.io/charts',
    '',
  ])('does not read %j', text => {
    expect(parseRepositoryUrl(text)).toBeUndefined();
  });
});
