import { afterEach, expect, it, vi } from 'vitest';
import { ask } from '../src/api.js';

afterEach(() => vi.unstubAllGlobals());

function answering(status, body) {
  const fetch = vi.fn(async () => new Response(body && JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

it('sends and takes JSON', async () => {
  const fetch = answering(201, { id: '1' });
  expect(await ask('/api/things', { method: 'POST', body: { name: 'a' } })).toEqual({ id: '1' });
  expect(fetch).toHaveBeenCalledWith('/api/things', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"a"}',
  });
});

it('answers nothing where there is nothing', async () => {
  answering(204);
  expect(await ask('/api/things/1', { method: 'DELETE' })).toBeUndefined();
});

it.each([
  [404, { detail: 'There is no such thing.' }, 'There is no such thing.'],
  [500, undefined, 'The service answered with status 500.'],
  [422, { detail: [{ msg: 'field required' }] }, 'The service answered with status 422.'],
])('explains status %i', async (status, body, message) => {
  answering(status, body);
  await expect(ask('/api/things')).rejects.toMatchObject({ status, message });
});

it('says so when the service cannot be reached', async () => {
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('fetch failed')));
  await expect(ask('/api/things')).rejects.toThrow('The service cannot be reached.');
});

it('sends who is not signed in to sign in, and back to the page', async () => {
  answering(401);
  const assign = vi.fn();
  vi.stubGlobal('location', { pathname: '/other', assign });
  await expect(ask('/api/things')).rejects.toThrow('You are being signed in.');
  expect(assign).toHaveBeenCalledWith('/api/auth/login?next=%2Fother');
});
