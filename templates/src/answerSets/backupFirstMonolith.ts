import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';
import { exampleAnswers } from '../exampleAnswers';

const usual = exampleAnswers['backup-first-monolith'];

/** Answers that backup-first-monolith is rendered from in tests; they differ in all that is asked. */
export const backupFirstMonolithAnswerSets: Record<
  string,
  ServiceAnswersInput
> = {
  defaults: usual,
  'production alone, in a namespace that is there, with Infisical': {
    ...usual,
    name: 'atlas',
    title: `Åsa's "Atlas": maps & {{ more }} for $5`,
    description: `It's a database: maps, 100 % of them # and "über" $\{all}.`,
    owner: 'user:default/asa.berg',
    repository: {
      kind: 'github',
      repoUrl: 'github.com?owner=atlas-team&repo=atlas',
    },
    stages: ['prod'],
    namespaces: { mode: 'existing', names: { prod: 'team-maps' } },
    exposure: {
      kind: 'public',
      host: 'atlas.example.com',
      ingressClass: 'nginx-public',
      issuer: 'zerossl',
    },
    images: 'ghcr.io/atlas-team/atlas',
    version: '2.11.3',
    secrets: { provider: 'infisical', store: 'maps-7f3' },
    backup: {
      schedule: '15 23 * * *',
      retentionDays: 90,
      bucket: 'atlas.backups.example',
    },
    aws: { region: 'eu-central-1', stateBucket: 'atlas-state' },
    verticalAutoscaling: false,
  },
  'a cluster of its own, development and production': {
    ...usual,
    name: 'a',
    title: 'A',
    stages: ['dev', 'prod'],
    namespaces: { names: { dev: 'a-playground' } },
    placement: {
      cluster: 'eks-a',
      argocdInstance: 'main',
      destination: 'https://a.eks.example.org',
      prometheus: 'thanos',
    },
    exposure: { kind: 'public', host: 'a.example.org' },
    sizes: { mediaGi: 500, storageClass: 'efs-retain' },
    backup: { schedule: '0 */6 * * *', bucket: 'a-backups' },
    aws: {
      region: 'ap-southeast-2',
      stateBucket: 'a-state',
      createCluster: true,
    },
  },
  'the longest name, in staging, with more than one backup a day': {
    ...usual,
    name: 'museum-of-modern-and-older-art',
    title: 'Museum of modern & older art – Zürich',
    stages: ['staging', 'prod'],
    repository: {
      kind: 'gitlab',
      repoUrl: 'gitlab.example.org?owner=arts/web&repo=museum',
    },
    exposure: { host: 'museum.arts.example.org', issuer: 'internal-ca' },
    images: 'registry.example.org:5000/arts/museum',
    alerts: { email: 'o.neill+museum@example.org', slackChannel: '#museum' },
    backup: {
      schedule: '30 1,13 * * *',
      retentionDays: 35,
      bucket: 'museum-backups',
    },
  },
};
