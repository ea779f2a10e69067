import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import ItManager from '../src/pages/ItManager.vue';
import Items from '../src/pages/Items.vue';
import TeamManager from '../src/pages/TeamManager.vue';
import { pages } from '../src/pages/index.js';

/** What the API answers, by method and path; and what it was asked. */
let answers;
let asked;

beforeEach(() => {
  answers = {};
  asked = [];
  vi.stubGlobal('fetch', async (path, { method = 'GET', body } = {}) => {
    asked.push([method, path, body && JSON.parse(body)]);
    const [status, answer] = answers[`${method} ${path}`];
    return new Response(answer && JSON.stringify(answer), { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

async function show(page) {
  const shown = mount(page);
  await flushPromises();
  return shown;
}

it('has a page for each route of the Ingress', () => {
  expect(pages.map(({ path }) => path).sort()).toEqual(['/', '/it-manager', '/team-manager']);
});

it('adds and removes items', async () => {
  answers['GET /api/v1/items'] = [200, [{ id: '7', name: 'Train', quantity: 3 }]];
  answers['POST /api/v1/items'] = [201, { id: '8', name: 'Flight', quantity: 2 }];
  answers['DELETE /api/v1/items/7'] = [204];
  const page = await show(Items);
  expect(page.find('tbody').text()).toContain('Train');
  const [name, quantity] = page.findAll('input');
  await name.setValue('Flight');
  await quantity.setValue(2);
  await page.find('form').trigger('submit');
  await flushPromises();
  await page.find('button[aria-label="Remove Train"]').trigger('click');
  await flushPromises();
  expect(asked.filter(([method]) => method !== 'GET')).toEqual([
    ['POST', '/api/v1/items', { name: 'Flight', quantity: 2 }],
    ['DELETE', '/api/v1/items/7', undefined],
  ]);
});

it('says why items cannot be shown', async () => {
  answers['GET /api/v1/items'] = [503, { detail: 'The database does not answer.' }];
  const page = await show(Items);
  expect(page.find('[role=alert]').text()).toBe('The database does not answer.');
});

it('orders reports, and offers those that are done', async () => {
  const created_at = '2026-03-02T10:00:00Z';
  answers['POST /api/v1/reports'] = [202, { id: '1', state: 'waiting', created_at }];
  answers['GET /api/v1/reports'] = [200, []];
  answers['GET /api/auth/me'] = [200, { subject: 'ada', name: 'Ada' }];
  const page = await show(TeamManager);
  expect(page.text()).toContain('Signed in as Ada.');
  expect(page.text()).toContain('No report was ordered yet.');
  answers['GET /api/v1/reports'] = [
    200,
    [
      { id: '2', state: 'waiting', created_at },
      { id: '1', state: 'done', created_at },
    ],
  ];
  await page.find('button').trigger('click');
  await flushPromises();
  const links = page.findAll('a').map(link => link.attributes('href'));
  expect(links).toEqual(['/api/auth/logout', '/api/v1/reports/1/file']);
  expect(page.text()).toContain('Being made');
});

it('shows which part does not answer', async () => {
  answers['GET /api/health'] = [
    503,
    { status: 'unavailable', checks: { database: 'unreachable', queue: 'ok' } },
  ];
  const page = await show(ItManager);
  expect(page.find('caption').text()).toBe('The service is not ready.');
  expect(page.findAll('tbody tr').map(row => row.text())).toEqual([
    'database✗ does not answer',
    'queue✓ answers',
  ]);
});
