import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Locator, openBrowser, type Page } from '@flightdeck/chromium';
import { findKubectl } from '@flightdeck/helm';
import { Portal } from './Portal';
import { Wizard, type WizardAnswers } from './Wizard';

const SERVICES: WizardAnswers[] = [
  {
    blueprint: 'gitops-web-platform',
    name: 'meadow',
    title: 'Meadow',
    parts: {
      'Bucket or container': 'meadow-files',
      'Address of the object storage': 'https://s3.example.org',
      Issuer: 'https://login.example.org',
      'Client id': 'meadow',
    },
  },
  {
    blueprint: 'analytics-pipeline',
    name: 'tickers',
    title: 'Tickers',
    parts: {},
  },
  {
    blueprint: 'backup-first-monolith',
    name: 'archive',
    title: 'Archive',
    parts: {
      Bucket: 'archive-backups',
      'Bucket for the state of Terraform': 'archive-terraform',
    },
  },
  {
    blueprint: 'multi-az-eks',
    name: 'harbour',
    title: 'Harbour',
    parts: {
      'Bucket for the states of Terraform': 'harbour-terraform',
      'Account, project or subscription': '123456789012',
    },
  },
];

const STAGES = ['development', 'staging', 'production'];

let portal: Portal;
let browser: Awaited<ReturnType<typeof openBrowser>>;
let page: Page;

beforeAll(async () => {
  portal = await Portal.start({ port: 17107, sandboxPort: 17200 });
  browser = await openBrowser();
  page = await browser.context.newPage();
  page.setDefaultTimeout(60_000);
  await portal.signIn(page, 'Grace');
});

afterAll(async () => {
  await browser?.close();
  await portal?.stop();
});

/** Waits until something can be seen, and fails when it cannot in time. */
async function see(locator: Locator, seconds = 60) {
  await locator.first().waitFor({ timeout: seconds * 1000 });
}

/** The cell of an environment on the board. */
function onBoard(title: string) {
  return page
    .getByRole('cell')
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });
}

describe.each(SERVICES)('a service of $blueprint', answers => {
  it('is shown whole before anything is made, and made', async () => {
    const wizard = new Wizard(page, portal.url);
    await wizard.answer(answers);
    await see(page.getByText(/^\d+ files, /));
    await see(page.getByText(`system:default/${answers.name}`));
    await see(page.getByText('catalog-info.yaml'));
    await wizard.create();
  });

  it('is on the board, healthy and conforming', async () => {
    await page.goto(`${portal.url}/environments`);
    for (const stage of STAGES) {
      const cell = onBoard(`${answers.title} ${stage}`);
      await see(cell.getByText('Healthy'), 120);
      await see(cell.getByText('Conforms'), 120);
    }
  });
});

describe('a service that was made', () => {
  it('is told of when its disruption budget is gone', async () => {
    const kubeconfig = await portal.kubeconfig();
    await promisify(execFile)(await findKubectl(), [
      '--kubeconfig',
      kubeconfig,
      '--namespace',
      'tickers-prod',
      'delete',
      'poddisruptionbudget',
      '--selector',
      'app.kubernetes.io/name=backend',
    ]);
    await see(onBoard('Tickers production').getByText('1 missing'), 30);
    await page.goto(
      `${portal.url}/catalog/default/resource/tickers-prod/environment?view=conformance&requirement=backend.disruption-budget`,
    );
    await see(
      page.getByText('No PodDisruptionBudget protects Deployment backend.'),
    );
    await see(page.getByText(/kind: PodDisruptionBudget/));
  });

  it('keeps its name to itself', async () => {
    const wizard = new Wizard(page, portal.url);
    await wizard.open('analytics-pipeline');
    await wizard.fill({ Name: 'tickers' });
    await see(page.getByText(/tickers.*(is there|exists|taken)/i));
  });
});
