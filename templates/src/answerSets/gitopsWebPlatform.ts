import type { ServiceAnswersInput } from '@flightdeck/plugin-environments-common';
import { exampleAnswers } from '../exampleAnswers';

const defaults = exampleAnswers['gitops-web-platform'];

/** Sets of answers that differ in all that the template decides by. */
export const gitopsWebPlatformAnswerSets: Record<string, ServiceAnswersInput> =
  {
    defaults,
    'a namespace for each tier, External Secrets, Azure, public': {
      ...defaults,
      name: 'field-notes',
      title: 'Field notes: “Ärzte & Äcker” – l\'été "24"',
      description: `Notes of people's trips: where, when, and 50 % more; {{ braces }} and \${dollars}.`,
      owner: 'user:default/ada.lovelace',
      namespaces: { layout: 'tier' },
      exposure: {
        kind: 'public',
        host: 'notes.example.ac.uk',
        issuer: 'letsencrypt-dns',
      },
      images: 'ghcr.io/field-notes/images',
      version: '2.14.3',
      secrets: { provider: 'external-secrets', store: 'vault' },
      sizes: { frontend: 4, worker: 6, databaseGi: 200 },
      files: {
        kind: 'azure',
        bucket: 'notes',
        endpoint: 'https://fieldnotes.blob.example.net',
      },
      backup: { schedule: '15 1 * * *', retentionDays: 90 },
    },
    'production alone, in namespaces that are there': {
      ...defaults,
      name: 'co2-calculator',
      title: 'CO2 calculator',
      stages: ['prod'],
      namespaces: { mode: 'existing', names: { prod: 'enac-co2' } },
      exposure: { host: 'co2calculator.example.org', ingressClass: 'nginx' },
      images: 'registry.example.org:5000/enac/co2',
      placement: {
        ...defaults.placement,
        destination: 'https://kubernetes.example.org:6443',
        prometheus: 'central',
      },
      repository: {
        kind: 'github',
        repoUrl: 'github.com?owner=enac&repo=co2-calculator',
      },
    },
    'two stages, tiers that are there, storage and issuer at ports of their own':
      {
        ...defaults,
        name: 'a',
        title: 'A',
        stages: ['staging', 'dev'],
        namespaces: {
          mode: 'existing',
          layout: 'tier',
          names: { dev: 'tenant-a', staging: 'tenant-b' },
        },
        exposure: {
          host: 'a.internal.example.org',
          ingressClass: 'nginx-internal',
        },
        files: {
          bucket: 'files.of.a',
          endpoint: 'http://minio.example.org:9000',
        },
        signIn: {
          issuer: 'https://keycloak.example.org:8443/realms/a',
          clientId: '6f1d0a52-9d0c-4a53-a0f9-0b2f5a1f6f10',
        },
      },
  };
