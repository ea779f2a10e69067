import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';
import { exampleAnswers } from '../exampleAnswers';

const usual = exampleAnswers['analytics-pipeline'];

/** Answers that the template of analytics-pipeline is checked with. */
export const analyticsPipelineAnswerSets: Record<string, ServiceAnswersInput> =
  {
    defaults: usual,
    'deployed by the workflow, behind Traefik, for the world': {
      ...usual,
      name: 'aktien',
      title: `Aktien "A": Kurse & 'Depots' – täglich`,
      description: `Prüft Aktien: "gründlich", 'schnell' & <alle>, zu 100 % # jeden Tag`,
      owner: 'user:default/ada',
      stages: ['prod', 'dev'],
      delivery: 'workflow',
      exposure: {
        kind: 'public',
        host: 'aktien.example.com',
        ingressClass: 'traefik',
        issuer: 'letsencrypt',
      },
      secrets: { provider: 'infisical', store: 'aktien' },
      repository: { kind: 'github', repoUrl: 'github.com?owner=kurse&repo=a' },
      images: 'ghcr.io/kurse/aktien',
      version: '1.12.0',
      sizes: { frontend: 3, worker: 4, databaseGi: 500, redisGi: 20 },
    },
    'one namespace that is there': {
      ...usual,
      name: 'research-screener',
      stages: ['prod'],
      namespaces: { mode: 'existing', names: { prod: 'research' } },
      placement: {
        cluster: 'on-premises',
        argocdInstance: 'main',
        destination: 'https://10.0.0.5:6443',
        prometheus: 'research',
      },
      exposure: { host: 'screener.research.example.org' },
    },
    'two stages by the workflow, from another registry': {
      ...usual,
      name: 'funds',
      title: 'Fonds: d’ici et d’ailleurs',
      stages: ['staging', 'prod'],
      delivery: 'workflow',
      namespaces: {
        mode: 'create',
        names: { staging: 'funds-test', prod: 'funds' },
      },
      images: 'registry.example.org:5000/finance/funds',
      sizes: { frontend: 2, worker: 2, databaseGi: 100, redisGi: 1 },
    },
  };
