import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import Portfolio from '../src/pages/Portfolio.vue';
import Screening from '../src/pages/Screening.vue';
import { readPositions } from '../src/words.js';

afterEach(() => vi.unstubAllGlobals());

const RISE = { symbol: 'RISE', close: 120.5, return_90: 0.21, volatility_30: null, average_volume_30: 5000 };

/** The API: answers by method and path, and remembers what it was asked. */
function serve(answers) {
  const asked = [];
  vi.stubGlobal('fetch', async (path, { method, body }) => {
    asked.push({ path, ...(body && { body: JSON.parse(body) }) });
    const { status = 200, ...answer } = answers[`${method} ${path}`];
    return new Response(JSON.stringify(answer), { status });
  });
  return asked;
}

it('shows what is found, and screens by what is asked', async () => {
  const asked = serve({ 'POST /api/screening': { stocks: [RISE] } });
  const page = mount(Screening);
  await flushPromises();
  expect(asked[0].body.criteria).toEqual([]);
  expect(page.findAll('td').map(cell => cell.text())).toEqual([
    'RISE', '120.5', '21 %', '–', '5,000',
  ]);
  const [gain, volatility] = page.findAll('input');
  await gain.setValue('10');
  await volatility.setValue('2.5');
  await page.find('form').trigger('submit');
  await flushPromises();
  expect(asked[1].body.criteria).toEqual([
    { field: 'return_90', minimum: 0.1 },
    { field: 'volatility_30', maximum: 0.025 },
  ]);
});

it('says so when nothing is found, and when nothing answers', async () => {
  serve({ 'POST /api/screening': { stocks: [] } });
  const page = mount(Screening);
  await flushPromises();
  expect(page.text()).toContain('No stock meets these criteria.');
  vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('fetch failed')));
  await page.find('form').trigger('submit');
  await flushPromises();
  expect(page.find('[role=alert]').text()).toBe('The service cannot be reached.');
});

async function createPortfolio(lines, answers) {
  const asked = serve(answers);
  const page = mount(Portfolio);
  await page.find('input').setValue('Mine');
  await page.find('textarea').setValue(lines);
  await page.find('form').trigger('submit');
  await flushPromises();
  return { page, asked };
}

it('makes a portfolio, and tells what it is worth', async () => {
  const positions = [{ symbol: 'RISE', quantity: 2, close: 120.5 }];
  const { page, asked } = await createPortfolio('rise 2\n', {
    'POST /api/portfolios': { status: 201, id: '7' },
    'GET /api/portfolios/7': { id: '7', name: 'Mine', value: 241, positions },
  });
  expect(asked[0].body).toEqual({ name: 'Mine', positions: [{ symbol: 'rise', quantity: 2 }] });
  expect(page.find('h2').text()).toBe('Mine: 241');
});

it('tells why a portfolio is refused', async () => {
  const { page } = await createPortfolio('NOBODY 2', {
    'POST /api/portfolios': { status: 422, detail: 'Nothing is known of NOBODY.' },
  });
  expect(page.find('[role=alert]').text()).toBe('Nothing is known of NOBODY.');
  expect(page.find('h2').exists()).toBe(false);
});

it('reads positions, and names the line that is none', () => {
  expect(readPositions(' ACME 10 \n\nRISE 0.5')).toEqual([
    { symbol: 'ACME', quantity: 10 },
    { symbol: 'RISE', quantity: 0.5 },
  ]);
  for (const line of ['ACME', 'ACME ten', 'ACME 0', 'ACME 1 2']) {
    expect(() => readPositions(`RISE 1\n${line}`)).toThrow(line);
  }
});
