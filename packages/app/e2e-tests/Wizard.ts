import type { Page } from '@flightdeck/chromium';

/** What a person answers; everything else keeps its default. */
export interface WizardAnswers {
  blueprint: string;
  name: string;
  title: string;
  /** Answers of the page of the parts, by the label of the field. */
  parts: Readonly<Record<string, string>>;
}

/** The create-service wizard, as a person uses it. */
export class Wizard {
  readonly #page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.#page = page;
    this.#url = url;
  }

  async open(blueprint: string): Promise<void> {
    await this.#page.goto(`${this.#url}/create/templates/default/${blueprint}`);
    await this.#field('Name').waitFor({ timeout: 60_000 });
  }

  /** Answers every page up to the preview. */
  async answer(answers: WizardAnswers): Promise<void> {
    const { name, title } = answers;
    await this.open(answers.blueprint);
    await this.fill({
      Name: name,
      Title: title,
      Description: `${title}, made by the wizard.`,
    });
    await this.#field('Owner').click();
    await this.#page.getByRole('option', { name: /Platform/ }).click();
    await this.next('Where it runs, in which stages and namespaces.');
    await this.#page.getByText('Free').nth(2).waitFor();
    await this.next('How it is reached, and where its code and images live.');
    await this.fill({
      'Host of production': `${name}.example.org`,
      'Name of the repository': name,
      'Image repository': `registry.example.org/${name}`,
    });
    await this.next(/^(Sizes|The cloud),/);
    await this.fill(answers.parts);
    await this.next(
      'Where its secrets come from, and who is told when it fails.',
    );
    await this.#page.getByLabel('External Secrets').check();
    await this.fill({
      'E-mail for critical alerts': `${name}@example.org`,
      'Slack channel for warnings': `#${name}`,
      Grafana: 'https://grafana.example.org',
    });
    await this.next('What will be made. Nothing is made before you create it.');
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      await this.#field(label).fill(value);
    }
  }

  /** Goes to the next page, and waits until its sentence is there. */
  async next(sentence: string | RegExp): Promise<void> {
    await this.#page.getByRole('button', { name: 'Next' }).click();
    await this.#page.getByText(sentence).waitFor();
  }

  /** From the preview on; resolves when the scaffolder has made everything. */
  async create(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Review' }).click();
    await this.#page.getByRole('button', { name: 'Create' }).click();
    await this.#page
      .getByRole('link', { name: /System in the catalog/i })
      .waitFor({ timeout: 240_000 });
  }

  /** The mark of a required field is no part of what it is called. */
  #field(label: string) {
    return this.#page.getByLabel(new RegExp(`^${label}[\\s*]*$`)).first();
  }
}
