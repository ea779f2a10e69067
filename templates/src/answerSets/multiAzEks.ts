import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';
import { exampleAnswers } from '../exampleAnswers';

const usual = exampleAnswers['multi-az-eks'];

/** Answers that the template of multi-az-eks is checked with. */
export const multiAzEksAnswerSets: Record<string, ServiceAnswersInput> = {
  defaults: usual,
  'canary on AWS, for the world': {
    ...usual,
    name: 'office-x',
    title: `Büro "X": Ämter & 'Akten' – überall`,
    description: `Hält Akten: "sicher", 'schnell' & <überall>, für 100 % # der Ämter`,
    owner: 'user:default/ada',
    stages: ['prod', 'dev'],
    strategy: 'canary',
    exposure: { kind: 'public', host: 'akten.example.com', issuer: 'dns-01' },
    secrets: { provider: 'infisical', store: 'office' },
    images: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/office',
    version: '2.10.3',
    infrastructure: {
      account: '210987654321',
      region: 'eu-central-1',
      stateBucket: 'office.states',
    },
    recovery: { pointMinutes: 1440, timeMinutes: 30 },
  },
  'blue-green on Google Cloud, in namespaces that are there': {
    ...usual,
    name: 'office-g',
    stages: ['staging', 'prod'],
    cloud: 'gcp',
    strategy: 'blue-green',
    namespaces: {
      mode: 'existing',
      names: { staging: 'team-a-office-test', prod: 'team-a-office' },
    },
    exposure: { kind: 'public', host: 'office.team-a.example.com' },
    images: 'europe-docker.pkg.dev/team-a/office',
    infrastructure: {
      account: 'team-a-project',
      region: 'europe-west6',
      stateBucket: 'team-a-states',
    },
  },
  'rolling on Azure, production alone': {
    ...usual,
    name: 'office-z',
    stages: ['prod'],
    cloud: 'azure',
    placement: {
      cluster: 'aks-1',
      argocdInstance: 'main',
      destination: 'https://aks-1.privatelink.switzerlandnorth.azmk8s.io:443',
      prometheus: 'mimir',
    },
    repository: { kind: 'github', repoUrl: 'github.com?owner=office&repo=z' },
    images: 'ghcr.io/office/z',
    infrastructure: {
      account: '0b1f6471-1bf0-4dda-aec3-111122223333',
      region: 'switzerlandnorth',
      stateBucket: 'office-z-states',
    },
    recovery: { pointMinutes: 300, timeMinutes: 600 },
  },
};
