import { type Locator, openBrowser, type Page } from '@flightdeck/chromium';
import { createSee } from './createSee';
import { Portal } from './Portal';

const PRODUCTION = '/catalog/default/resource/co2-calculator-prod/environment';
const NAME = 'co2-calculator-prod';

let portal: Portal;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;

const see = createSee(() => page);

/** Chooses an action of the menu, and gives its dialog. */
async function openAction(title: RegExp): Promise<Locator> {
  await page
    .getByRole('tabpanel')
    .getByRole('button', { name: 'More actions' })
    .click();
  await page.getByRole('menuitem', { name: title }).click();
  return page.getByRole('dialog');
}

/** Types the name of production, agrees, and waits for the end. */
async function confirm(dialog: Locator, button: string, end: string) {
  await dialog.getByLabel(new RegExp(`^Type ${NAME} to confirm`)).fill(NAME);
  await dialog.getByRole('button', { name: button }).click();
  await see(end, { where: dialog, seconds: 60 });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

beforeAll(async () => {
  portal = await Portal.start({ port: 17307, sandboxPort: 17400 });
  browser = await openBrowser();
  page = await browser.context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describe('a bad release in production', () => {
  it('is deployed by automation, and its cause is named', async () => {
    await portal.signIn(page, 'Grace');
    await page.goto(`${portal.url}${PRODUCTION}`);
    await see('All 6 workloads are ready.', { seconds: 60 });
    await portal.flightdeck('break', NAME, 'bad-release');
    await see('Critical', { seconds: 90 });
    await see(/no-such-release/, { seconds: 60 });
  });

  it('is rolled back after a preview that tells what stays off', async () => {
    const dialog = await openAction(/^Rollback/);
    await dialog.getByRole('radio').nth(1).click();
    await dialog
      .getByLabel(/^Reason/)
      .fill('The new backend image does not exist');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await see(/stays off until someone resumes it/, { where: dialog });
    await see(/Pods?/, { where: dialog });
    await confirm(dialog, 'Confirm rollback', 'Rollback succeeded');
    await see('All 6 workloads are ready.', { seconds: 120 });
    await see('Held after a rollback: automation is off');
    await see(/The new backend image does not exist/);
  });

  it('does not come back by itself, though Git holds it and all is compared anew', async () => {
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Confirm refresh' }).click();
    await see('Refresh succeeded', { where: dialog, seconds: 60 });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await see('Out of sync');
    // As long as automation takes at most to act.
    await page.waitForTimeout(20_000);
    await see('All 6 workloads are ready.');
    await see('Held after a rollback: automation is off');
  });

  it('is followed by a good release, once its automation is resumed', async () => {
    await portal.flightdeck('heal', NAME);
    const dialog = await openAction(/^Resume automation/);
    await see(/auto-sync/, { where: dialog });
    await confirm(dialog, 'Confirm resumption', 'Resume automation succeeded');
    await see('In sync', { seconds: 90 });
    await see('All 6 workloads are ready.', { seconds: 90 });
    await page
      .getByText('Held after a rollback: automation is off')
      .waitFor({ state: 'hidden', timeout: 30_000 });
  });

  it('gets the release that runs well in staging, by a commit', async () => {
    const dialog = await openAction(/^Promote/);
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await see('environments/prod/backend.yaml', { where: dialog });
    await see(/1\.5\.0/, { where: dialog });
    await confirm(dialog, 'Confirm promotion', 'Promote succeeded');
    await see('In sync', { seconds: 60 });
    await see('All 6 workloads are ready.', { seconds: 90 });
  });

  it('keeps what happened, failures too, with who did it', async () => {
    await page.getByRole('tab', { name: 'History' }).click();
    const rows = page
      .getByRole('table', { name: 'Deployments' })
      .getByRole('row')
      .filter({ hasText: 'Grace' });
    await rows.filter({ hasText: 'Promote' }).waitFor({ timeout: 60_000 });
    expect(await rows.filter({ hasText: 'Rollback' }).count()).toBe(1);
  });
});
