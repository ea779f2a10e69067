import type { ServiceAnswers } from '@flightdeck/plugin-environments-common';

type BlueprintName = ServiceAnswers['blueprint'];

/** One page of the wizard: some of the answers, by their names. */
export interface WizardPage {
  title: string;
  description: string;
  answers: readonly string[];
}

const ABOUT: WizardPage = {
  title: 'Service',
  description: 'What it is called, and who owns it.',
  answers: ['name', 'title', 'description', 'owner'],
};

const PLACE: WizardPage = {
  title: 'Environments',
  description: 'Where it runs, in which stages and namespaces.',
  answers: ['placement', 'stages', 'namespaces'],
};

const ENTRY: WizardPage = {
  title: 'Entry and delivery',
  description: 'How it is reached, and where its code and images live.',
  answers: ['exposure', 'repository', 'images', 'version'],
};

const OPERATION: WizardPage = {
  title: 'Operation',
  description: 'Where its secrets come from, and who is told when it fails.',
  answers: ['secrets', 'alerts', 'grafana'],
};

const OWN: Record<BlueprintName, WizardPage> = {
  'gitops-web-platform': {
    title: 'Parts',
    description: 'Sizes, files, sign-in and the backup of the database.',
    answers: ['sizes', 'files', 'signIn', 'backup'],
  },
  'analytics-pipeline': {
    title: 'Parts',
    description: 'Sizes, and what puts a release into the cluster.',
    answers: ['sizes', 'delivery'],
  },
  'backup-first-monolith': {
    title: 'Parts',
    description: 'Sizes, backups, and the infrastructure in AWS.',
    answers: ['sizes', 'backup', 'aws', 'verticalAutoscaling'],
  },
  'multi-az-eks': {
    title: 'Parts',
    description: 'The cloud, how releases roll out, and recovery.',
    answers: ['sizes', 'cloud', 'strategy', 'infrastructure', 'recovery'],
  },
};

/** The pages for a blueprint; the preview comes after them. */
export function pagesOf(blueprint: BlueprintName): readonly WizardPage[] {
  return [ABOUT, PLACE, ENTRY, OWN[blueprint], OPERATION];
}
