import type { Blueprint } from '../Blueprint';
import type { BlueprintPart } from '../Part';
import {
  CERTIFICATE,
  HARDENED,
  ONE_AT_A_TIME,
  REQUEST_INDICATORS,
  SATURATION_INDICATORS,
  SCALED_BACKEND,
} from './common';
import { edge } from './edge';

const DAILY = { everyHours: 24, maxAgeHours: 30 };

const backups: BlueprintPart[] = [
  {
    id: 'postgres-backup',
    tier: 'operations',
    title: 'Database backup',
    role: 'Puts a compressed dump of the database into S3 every day.',
    kinds: ['CronJob'],
    match: {
      names: ['postgres-backup', '*-postgres-backup', 'postgresql-backup'],
    },
    backup: { ...DAILY, retentionDays: 30 },
  },
  {
    id: 'redis-backup',
    tier: 'operations',
    title: 'Redis backup',
    role: 'Puts a snapshot of Redis into S3 every day.',
    kinds: ['CronJob'],
    match: { names: ['redis-backup', '*-redis-backup'] },
    severity: 'warning',
    severities: { backup: 'warning' },
    backup: { ...DAILY, retentionDays: 7 },
  },
  {
    id: 'media-backup',
    tier: 'operations',
    title: 'Media backup',
    role: 'Puts an archive of the uploaded files into S3 every day.',
    kinds: ['CronJob'],
    match: { names: ['media-backup', '*-media-backup', 'application-backup'] },
    backup: { ...DAILY, retentionDays: 30 },
  },
  {
    id: 'restore-test',
    tier: 'operations',
    title: 'Restore test',
    role: 'Restores the newest backup every week, to see that it can be.',
    kinds: ['CronJob'],
    match: {
      names: ['restore-test', '*-restore-test', 'disaster-recovery-test'],
    },
    backup: { everyHours: 168, maxAgeHours: 192 },
  },
];

const parts: BlueprintPart[] = [
  {
    id: 'users',
    tier: 'outside',
    title: 'Users',
    role: 'Use the pages and the mobile application.',
  },
  {
    id: 'database',
    tier: 'outside',
    title: 'Amazon RDS for PostgreSQL',
    role: 'The database.',
  },
  {
    id: 'cache',
    tier: 'outside',
    title: 'Amazon ElastiCache',
    role: 'The cache and the sessions.',
  },
  {
    id: 'backup-storage',
    tier: 'outside',
    title: 'Backup storage',
    role: 'S3: holds what the backups make.',
  },
  {
    id: 'ingress',
    tier: 'entry',
    title: 'Ingress',
    role: 'Ends TLS and routes by host.',
    kinds: ['Ingress'],
    match: { names: ['*'] },
    entry: { tls: true },
  },
  {
    id: 'server',
    tier: 'application',
    title: 'Server',
    role: 'Django behind Gunicorn.',
    kinds: ['Deployment', 'Rollout'],
    match: {
      names: ['server', '*-server'],
      labels: { 'app.kubernetes.io/name': 'server' },
    },
    replicas: { min: 2 },
    service: { port: 8000 },
    probes: { liveness: {}, readiness: {} },
    autoscaler: { ...SCALED_BACKEND, min: 2 },
    rollingUpdate: { maxUnavailable: 0 },
    disruptionBudget: ONE_AT_A_TIME,
    networkPolicy: {
      from: [{ namespace: 'ingress-nginx' }, { namespace: 'monitoring' }],
      ports: [8000],
    },
    security: HARDENED,
    serviceAccount: { own: true },
  },
  ...backups,
];

/** A monolith whose data is safe before anything else. */
export const backupFirstMonolith: Blueprint = {
  name: 'backup-first-monolith',
  title: 'Backup-first monolith',
  description:
    'One Django server, hardened and limited, with daily backups of database, cache and media, and a weekly test that they can be restored.',
  version: '1.0.0',
  parts,
  edges: [
    edge('users', 'ingress', 'HTTPS', 443, 'pages and requests'),
    edge('ingress', 'server', 'HTTP', 8000, 'requests'),
    edge('server', 'database', 'SQL', 5432, 'queries'),
    edge('server', 'cache', 'Redis', 6379, 'cache and sessions'),
    edge('postgres-backup', 'database', 'SQL', 5432, 'dumps'),
    edge('redis-backup', 'cache', 'Redis', 6379, 'snapshots'),
    edge('postgres-backup', 'backup-storage', 'HTTPS', 443, 'backups'),
    edge('redis-backup', 'backup-storage', 'HTTPS', 443, 'backups'),
    edge('media-backup', 'backup-storage', 'HTTPS', 443, 'backups'),
    edge('restore-test', 'backup-storage', 'HTTPS', 443, 'the newest backup'),
  ],
  requirements: [
    {
      id: 'quota',
      severity: 'warning',
      sentence: 'The namespace is limited in CPU, memory and Pods.',
      remedy:
        'Add a ResourceQuota with requests and limits of CPU and memory, and a number of Pods, to namespace.yaml.',
      check: {
        type: 'quota',
        resources: [
          'requests.cpu',
          'requests.memory',
          'limits.cpu',
          'limits.memory',
        ],
      },
    },
    {
      id: 'limit-range',
      severity: 'warning',
      sentence: 'Containers that say nothing get limits of the namespace.',
      remedy: 'Add a LimitRange of type Container to namespace.yaml.',
      check: { type: 'limit-range' },
    },
    {
      id: 'pod-security',
      severity: 'critical',
      sentence: 'The namespace enforces the Pod Security level restricted.',
      remedy:
        'Label the namespace with pod-security.kubernetes.io/enforce: restricted.',
      check: { type: 'pod-security', level: 'restricted' },
    },
    {
      id: 'configuration',
      severity: 'warning',
      sentence: 'A ConfigMap holds what is no secret.',
      remedy: 'Add the ConfigMap to Git, and name it in the Deployment.',
      check: {
        type: 'configuration',
        kind: 'ConfigMap',
        names: ['*-config', 'config'],
      },
    },
    {
      id: 'secrets',
      severity: 'critical',
      sentence: 'A Secret holds what is one; it comes from no file in Git.',
      remedy:
        'Create the Secret from the environment file of production, which is never committed.',
      check: {
        type: 'configuration',
        kind: 'Secret',
        names: ['*-secrets', 'secrets'],
      },
    },
    CERTIFICATE,
    {
      id: 'alerts',
      severity: 'critical',
      sentence: 'Alerts tell when the service is down or its errors rise.',
      remedy:
        'Add the rules to the one file of alerting rules, and load it into Prometheus.',
      check: { type: 'alert-rules', names: ['ServiceDown', 'HighErrorRate'] },
    },
    REQUEST_INDICATORS,
    SATURATION_INDICATORS,
    {
      id: 'indicators.certificate',
      severity: 'info',
      sentence: 'The blackbox exporter watches the certificate from outside.',
      remedy: 'Let the blackbox exporter probe the host over HTTPS.',
      check: { type: 'indicators', ids: ['certificate-expiry'] },
    },
  ],
  environments: [
    {
      stage: 'dev',
      title: 'Development',
      parts: {
        server: { replicas: { min: 1 }, without: ['autoscaler'] },
      },
    },
    { stage: 'staging', title: 'Staging' },
    { stage: 'prod', title: 'Production' },
  ],
};
