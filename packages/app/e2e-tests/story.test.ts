import type { Page } from 'playwright-core';
import { openBrowser } from './browser';
import { Portal } from './Portal';

const PRODUCTION = '/catalog/default/resource/co2-calculator-prod/environment';

let portal: Portal;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;

async function see(text: string | RegExp, seconds = 30) {
  await page
    .getByText(text)
    .first()
    .waitFor({ timeout: seconds * 1000 });
}

beforeAll(async () => {
  portal = await Portal.start({ port: 17007, sandboxPort: 17100 });
  browser = await openBrowser();
  page = await browser.context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describe('the story of a broken production', () => {
  it('shows every environment on the board', async () => {
    await page.goto(`${portal.url}/environments`);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('heading', { name: 'Environments' }).waitFor();
    for (const stage of ['development', 'staging', 'production']) {
      await see(`CO2 calculator ${stage}`);
    }
  });

  it('opens production: healthy, in sync, with indicators', async () => {
    await page
      .getByRole('link', { name: /CO2 calculator production/ })
      .first()
      .click();
    await page.waitForURL(url => url.pathname.startsWith(PRODUCTION));
    const main = page.getByRole('main');
    await main.getByText('Healthy').first().waitFor({ timeout: 90_000 });
    await main.getByText('In sync').first().waitFor();
    await see('Request rate');
    await see(/\d req(uests)?\/s/, 60);
  });

  it('says within seconds what broke, and why', async () => {
    await portal.flightdeck('break', 'co2-calculator-prod', 'image-pull');
    await see(/cannot pull/, 15);
    await see('Critical');
    await see('Out of sync', 15);
  });

  it('syncs it back with one click that says what it will do and what it did', async () => {
    await page.getByRole('button', { name: 'Sync', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/backend/).first().waitFor();
    await dialog.getByRole('button', { name: 'Confirm sync' }).click();
    await dialog.getByText('Sync succeeded').waitFor({ timeout: 60_000 });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page
      .getByRole('main')
      .getByText('Healthy')
      .first()
      .waitFor({ timeout: 90_000 });
  });

  it('tells of the sync after a reload of the deep link', async () => {
    await page.goto(`${portal.url}${PRODUCTION}`);
    await see('Sync succeeded');
    await see('Asked for by');
  });
});
