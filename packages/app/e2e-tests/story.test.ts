import { openBrowser, type Page } from '@flightdeck/chromium';
import { createSee } from './createSee';
import { Portal } from './Portal';

const PRODUCTION = '/catalog/default/resource/co2-calculator-prod/environment';

let portal: Portal;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;

const see = createSee(() => page);

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
    await portal.signIn(page, 'Grace');
    for (const stage of ['development', 'staging', 'production']) {
      await see(`CO2 calculator ${stage}`);
    }
  });

  it('opens production: healthy, in sync, with indicators', async () => {
    await page
      .getByRole('link', { name: 'CO2 calculator production' })
      .first()
      .click();
    await page.waitForURL(url => url.pathname === PRODUCTION);
    await see('All 6 workloads are ready.', { seconds: 90 });
    await see('In sync');
    await see(/\d requests\/s/, { seconds: 60 });
    await see('Within limits');
  });

  it('says within seconds what broke, and why', async () => {
    await portal.flightdeck('break', 'co2-calculator-prod', 'image-pull');
    await see(
      /pods of backend cannot pull image \S+:no-such\S* \(not found\)/,
      {
        seconds: 15,
      },
    );
    await see('Critical');
    await see('Out of sync');
    await page.getByRole('button', { name: /ImagePullBackOff/ }).click();
    await see('What to do');
  });

  it('leads from the finding to the object and to what happened to it', async () => {
    await page.getByRole('link', { name: /^Pod co2-calculator-prod/ }).click();
    const drawer = page.getByRole('dialog');
    await see('Conditions', { where: drawer });
    await drawer.getByRole('tab', { name: 'Events' }).click();
    await see(/Failed to pull image/, { where: drawer });
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('tab', { name: 'Events' }).click();
    await see(/Failed to pull image/);
  });

  it('follows the logs of all pods of a workload', async () => {
    await page.goto(
      `${portal.url}${PRODUCTION}?view=logs&logs=Deployment/co2-calculator-prod/frontend`,
    );
    await see(/GET \//);
    const lines = page.getByText(/GET \//);
    const before = await lines.count();
    await lines.nth(before).waitFor({ timeout: 30_000 });
  });

  it('shows configuration by name and age, and no value', async () => {
    await page.getByRole('tab', { name: 'Configuration & storage' }).click();
    await see('backend-secrets');
    await see(/DATABASE_PASSWORD/);
    await see('postgres-backup');
    await see('30 days');
  });

  it('syncs it back with one click that says what it will do and what it did', async () => {
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Sync', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await see(/Deployment co2-calculator-prod\/backend/, { where: dialog });
    await dialog
      .getByLabel(/^Type co2-calculator-prod to confirm/)
      .fill('co2-calculator-prod');
    await dialog.getByRole('button', { name: 'Confirm sync' }).click();
    await see('Sync succeeded', { where: dialog, seconds: 60 });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await see('All 6 workloads are ready.', { seconds: 90 });
    await see('In sync');
  });

  it('tells of the sync after a reload of the deep link', async () => {
    await page.goto(`${portal.url}${PRODUCTION}`);
    await see('Sync succeeded');
    await see('Asked for by');
  });

  it('says that it cannot see, when the cluster does not answer', async () => {
    await portal.flightdeck('break', 'co2-calculator-prod', 'kubernetes-down');
    await see(/^Cluster 'sandbox' does not answer/, { seconds: 40 });
    await portal.flightdeck('heal', 'co2-calculator-prod');
    await see('All 6 workloads are ready.', { seconds: 40 });
  });
});
