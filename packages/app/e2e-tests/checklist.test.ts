import { type Locator, openBrowser, type Page } from '@flightdeck/chromium';
import {
  type Checklist,
  checklistAnswerSchema,
} from '@flightdeck/plugin-environments-common';
import { createSee } from './createSee';
import { type Person, Portal } from './Portal';

const NAME = 'co2-calculator-prod';
const STAGING = 'co2-calculator-staging';
const API = `environments/default/${NAME}`;

const TITLES = {
  review: 'Reviewed by someone who did not write it',
  rollback: 'Rollback plan documented',
  staging: 'Staging deployed, tested and validated',
  stakeholders: 'Stakeholders notified of the deployment window',
  tests: 'All tests pass in CI',
  variables: 'Environment variables configured correctly',
};

/** What a platform team would ask of production. */
const OVERRIDE = {
  environments: [NAME],
  items: [
    { id: 'tests', mode: 'required' },
    {
      id: 'staging',
      mode: 'required',
      evidence: [{ collector: 'staging', options: { soak: 'PT5S' } }],
    },
    { id: 'migrations', mode: 'off' },
    { id: 'variables', mode: 'required' },
    { id: 'secrets', mode: 'off' },
    { id: 'dashboards', mode: 'advisory' },
    { id: 'rollback', mode: 'required' },
    { id: 'stakeholders', mode: 'required' },
    {
      id: 'review',
      title: TITLES.review,
      why: 'Four eyes see more than two.',
      people: { statement: 'I have read what changes, and it may go.' },
    },
  ],
};

let portal: Portal;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;

const see = createSee(() => page);

async function checklist(): Promise<Checklist | undefined> {
  const { body } = await portal.ask('Grace', `${API}/checklist`);
  return checklistAnswerSchema.safeParse(body).data?.checklist;
}

/** Waits for the checklist of a release with an image of this tag. */
async function checklistOf(tag: string): Promise<Checklist> {
  for (let second = 0; second < 90; second += 1) {
    const found = await checklist();
    if (found?.release.images.some(image => image.includes(`:${tag}`))) {
      return found;
    }
    await page.waitForTimeout(1000);
  }
  throw new Error(`There is no checklist of ${tag}.`);
}

async function open(person: Person): Promise<void> {
  await portal.signIn(page, person);
  await page.goto(
    `${portal.url}/catalog/default/resource/${NAME}/environment?view=checklist`,
  );
}

const row = (item: keyof typeof TITLES): Locator =>
  page
    .getByRole('table', { name: 'Items of the checklist' })
    .getByRole('row')
    .filter({ hasText: TITLES[item] });

async function stands(item: keyof typeof TITLES, state: string) {
  await row(item)
    .getByText(state, { exact: true })
    .waitFor({ timeout: 90_000 });
}

/** Opens the form of an item's next step, fills it in and sends it. */
async function answer(
  item: keyof typeof TITLES,
  action: string,
  send: string,
  fields: Record<string, string> = {},
): Promise<void> {
  await row(item)
    .getByRole('button', { name: new RegExp(`^${action}`) })
    .click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(fields)) {
    await dialog.getByLabel(new RegExp(`^${label}`)).fill(text);
  }
  await dialog.getByRole('button', { name: send, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

beforeAll(async () => {
  portal = await Portal.start({
    port: 17507,
    sandboxPort: 17600,
    settings: { 'environments.checklists': { overrides: [OVERRIDE] } },
  });
  browser = await openBrowser();
  page = await browser.context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

describe('a release on its way to production', () => {
  it('gets a checklist of its own when it arrives in staging', async () => {
    await open('Ada');
    const former = await checklistOf('1.5.0');
    await portal.flightdeck('release', STAGING, '1.6.0');
    const { release } = await checklistOf('1.6.0');
    await see(`Deployment checklist of ${release.name}`, { seconds: 60 });
    await see(/^Not ready/);
    await page
      .getByRole('region', { name: 'Former checklist' })
      .getByRole('link', { name: former.release.name })
      .waitFor();
  });

  it('is held while items are open', async () => {
    await page.goto(
      `${portal.url}/catalog/default/resource/${NAME}/environment?action=promote`,
    );
    const dialog = page.getByRole('dialog');
    await see(new RegExp(TITLES.review), { where: dialog, seconds: 60 });
    await dialog
      .getByRole('button', { name: 'Confirm promotion' })
      .waitFor({ state: 'visible' });
    expect(
      await dialog
        .getByRole('button', { name: 'Confirm promotion' })
        .isEnabled(),
    ).toBe(false);
  });

  it('turns green by itself as evidence comes', async () => {
    await open('Ada');
    await stands('staging', 'Passed');
    await stands('variables', 'Passed');
    await stands('tests', 'Pending');
    const { release } = await checklistOf('1.6.0');
    const [revision] = release.revisions.map(one => one.split('@')[1]);
    const { status } = await portal.ask('Grace', `${API}/checklist/evidence`, {
      itemId: 'tests',
      revision,
      state: 'passed',
      summary: '412 tests passed.',
      link: 'https://ci.example.org/runs/412',
    });
    expect(status).toBeLessThan(300);
    await stands('tests', 'Passed');
  });

  it('is signed, and one item is waived by a second person', async () => {
    await answer('review', 'Sign', 'Sign');
    await stands('review', 'Passed');
    await answer('rollback', 'Sign', 'Sign', {
      Link: 'https://wiki.example.org/rollback',
    });
    await stands('rollback', 'Passed');
    await page.goto(
      `${page.url().split('?')[0]}?view=checklist&item=stakeholders`,
    );
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: /^Ask for a waiver/ }).click();
    const form = page.getByRole('dialog', { name: /^Ask for a waiver/ });
    await form.getByLabel(/^Reason/).fill('Everybody sat in the same room.');
    await form.getByRole('button', { name: 'Ask for it' }).click();
    await form.waitFor({ state: 'hidden' });

    await open('Grace');
    await answer('stakeholders', 'Approve waiver', 'Approve waiver', {
      Reason: 'I was there as well.',
    });
    await stands('stakeholders', 'Waived');
    await see(/^Ready/, { seconds: 60 });
  });

  it('may be deployed then, and keeps its checklist', async () => {
    await page
      .getByRole('link', { name: /^Promote .+ to CO2 calculator production$/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(new RegExp(`^Type ${NAME} to confirm`)).fill(NAME);
    await dialog.getByRole('button', { name: 'Confirm promotion' }).click();
    await see('Promote succeeded', { where: dialog, seconds: 90 });
    await open('Grace');
    await page
      .getByRole('region', { name: 'Closed checklist' })
      .getByText(/is deployed/)
      .waitFor({ timeout: 90_000 });
  });

  it('says nothing for the release after it', async () => {
    await portal.flightdeck('release', STAGING, '1.7.0');
    const { release } = await checklistOf('1.7.0');
    await see(`Deployment checklist of ${release.name}`, { seconds: 60 });
    await see(/^Not ready/);
    await stands('review', 'Pending');
    await stands('tests', 'Pending');
  });
});
