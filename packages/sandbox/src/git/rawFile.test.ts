import { sandboxTokens } from '../control/sandboxTokens';
import { createGitServer, type GitServer } from './createGitServer';
import { WorkFolder } from './__testUtils__/WorkFolder';

describe('raw files of the git server', () => {
  let server: GitServer;
  const picture = Buffer.from([0x89, 0x50, 0, 0xff, 0xfe]);

  beforeAll(async () => {
    server = await createGitServer({ port: 0 });
    const work = await WorkFolder.create();
    const url = server.url.replace('//', `//x:${sandboxTokens.git}@`);
    await work.git('init', '--quiet', '--initial-branch=main');
    await work.write('docs/read me.md', 'first\n');
    await work.write('logo.png', picture);
    await work.git('add', '.');
    await work.git('commit', '--quiet', '-m', 'Begin');
    await work.git('push', '--quiet', `${url}/shop.git`, 'main:feature/one');
    await work.write('docs/read me.md', 'second\n');
    await work.git('commit', '--quiet', '-am', 'Go on');
    await work.git('push', '--quiet', `${url}/shop.git`, 'main');
    await work.remove();
  });

  afterAll(() => server.close());

  const get = (path: string, init?: RequestInit) =>
    fetch(`${server.url}${path}`, init);

  it('serves a file of a branch as plain text', async () => {
    const response = await get('/shop/raw/main/docs/read%20me.md');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(
      'text/plain; charset=utf-8',
    );
    expect(await response.text()).toBe('second\n');
    const branch = await get('/shop/raw/feature%2Fone/docs/read%20me.md');
    expect(await branch.text()).toBe('first\n');
    const image = await get('/shop/raw/main/logo.png');
    expect(Buffer.from(await image.arrayBuffer())).toEqual(picture);
  });

  it('serves a file of a commit', async () => {
    const hash = await server.resolve('shop', 'feature/one');
    const response = await get(`/shop/raw/${hash}/docs/read%20me.md`);
    expect(await response.text()).toBe('first\n');
  });

  it('says not modified while the content is the same', async () => {
    const path = '/shop/raw/main/docs/read%20me.md';
    const head = await get(path, { method: 'HEAD' });
    const etag = head.headers.get('etag') ?? '';
    expect(await head.text()).toBe('');
    expect(etag).toMatch(/^"[0-9a-f]{40}"$/);
    const known = await get(path, { headers: { 'if-none-match': etag } });
    expect(known.status).toBe(304);
    const old = await get('/shop/raw/feature%2Fone/docs/read%20me.md');
    expect(old.headers.get('etag')).not.toBe(etag);
  });

  it.each([
    ['/shop/raw/main/none.md', 'There is no none.md at main in shop.'],
    ['/shop/raw/none/logo.png', 'There is no logo.png at none in shop.'],
    ['/none/raw/main/logo.png', 'There is no logo.png at main in none.'],
    ['/shop/raw/main/docs', 'There is no docs at main in shop.'],
    ['/shop/raw/main/..%2fconfig', 'There is no ../config'],
    ['/shop/raw/--help/logo.png', 'There is no logo.png at --help'],
    ['/shop/raw/main/%ff', 'Repository not found.'],
  ])('answers %s with 404: %s', async (path, words) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(words);
  });

  it('only reads', async () => {
    const response = await get('/shop/raw/main/logo.png', { method: 'PUT' });
    expect(response.status).toBe(405);
  });
});
