import type { BlueprintPart } from '../Part';
import { HARDENED, INGRESS_NGINX, MONITORING, ONE_AT_A_TIME } from './common';
import { BACKEND, FRONTEND, NGINX_CLASSES } from './webParts';

const outside = [
  {
    id: 'users',
    tier: 'outside',
    title: 'Users',
    role: 'Come over the VPN.',
  },
  {
    id: 'load-balancer',
    tier: 'outside',
    title: 'Load balancer',
    role: 'Internal only: takes requests to the Ingress.',
  },
  {
    id: 'object-storage',
    tier: 'outside',
    title: 'Object storage',
    role: 'Azure Blob or S3: holds files.',
  },
  {
    id: 'identity',
    tier: 'outside',
    title: 'Microsoft Entra ID',
    role: 'Signs people in.',
  },
] as const satisfies readonly BlueprintPart[];

const application: BlueprintPart[] = [
  {
    id: 'ingress',
    tier: 'entry',
    title: 'Ingress',
    role: 'Ends TLS and routes by path.',
    kinds: ['Ingress'],
    match: { names: ['*'] },
    entry: {
      classes: NGINX_CLASSES,
      tls: true,
      // Which one issues is for the platform to say.
      issuer: '*',
      routes: [
        { path: '/', part: 'frontend' },
        { path: '/api', part: 'backend' },
        { path: '/docs', part: 'backend' },
        { path: '/it-manager', part: 'frontend' },
        { path: '/team-manager', part: 'frontend' },
      ],
    },
  },
  {
    ...FRONTEND,
    role: 'Nginx with the single-page application.',
    resources: {
      requests: { cpu: '100m', memory: '128Mi' },
      limits: { cpu: '500m', memory: '256Mi' },
    },
    service: { port: 80, type: 'ClusterIP' },
    rollingUpdate: { maxUnavailable: 0 },
    networkPolicy: { from: [INGRESS_NGINX], ports: [8080] },
  },
  {
    ...BACKEND,
    role: 'FastAPI behind Uvicorn: the API.',
    resources: {
      requests: { cpu: '200m', memory: '512Mi' },
      limits: { cpu: '1000m', memory: '1Gi' },
    },
    probes: { liveness: { path: '/health' }, readiness: { path: '/health' } },
    rollingUpdate: { maxUnavailable: 0 },
    networkPolicy: {
      from: [{ part: 'frontend' }, INGRESS_NGINX, MONITORING],
      ports: [8000],
    },
  },
  {
    id: 'celery-worker',
    tier: 'application',
    title: 'Celery worker',
    role: 'Does the tasks that wait in the queue.',
    kinds: ['Deployment', 'Rollout'],
    match: {
      names: ['celery-worker', '*-celery-worker', 'worker', '*-worker'],
      labels: { 'app.kubernetes.io/name': 'celery-worker' },
    },
    replicas: { min: 2 },
    resources: {
      requests: { cpu: '200m', memory: '512Mi' },
      limits: { cpu: '1000m', memory: '2Gi' },
    },
    probes: { liveness: {} },
    disruptionBudget: ONE_AT_A_TIME,
    security: HARDENED,
  },
];

const data: BlueprintPart[] = [
  {
    id: 'redis',
    tier: 'data',
    title: 'Redis',
    role: 'The queue of tasks.',
    kinds: ['Deployment', 'StatefulSet'],
    match: {
      names: ['redis', '*-redis', 'redis-master', '*-redis-master'],
      labels: { 'app.kubernetes.io/name': 'redis' },
    },
    replicas: { min: 1 },
    resources: {
      requests: { cpu: '100m', memory: '256Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    },
    service: { port: 6379, type: 'ClusterIP' },
    probes: { liveness: {}, readiness: {} },
    networkPolicy: {
      from: [{ part: 'backend' }, { part: 'celery-worker' }],
      ports: [6379],
    },
    security: HARDENED,
  },
  {
    id: 'postgres',
    tier: 'data',
    title: 'PostgreSQL',
    role: 'The database; in production the primary.',
    kinds: ['StatefulSet'],
    match: {
      names: [
        'postgres',
        '*-postgres',
        'postgres-primary',
        '*-postgres-primary',
      ],
      labels: { 'app.kubernetes.io/name': 'postgres' },
    },
    replicas: { min: 1 },
    resources: {
      requests: { cpu: '500m', memory: '1Gi' },
      limits: { cpu: '2000m', memory: '4Gi' },
    },
    service: { port: 5432, type: 'ClusterIP' },
    probes: { liveness: {}, readiness: {} },
    storage: { size: '50Gi' },
    networkPolicy: {
      from: [
        { part: 'backend' },
        { part: 'celery-worker' },
        { part: 'pgbouncer' },
        { part: 'postgres-replica' },
      ],
      ports: [5432],
    },
    security: HARDENED,
  },
  {
    id: 'postgres-replica',
    tier: 'data',
    title: 'PostgreSQL replica',
    role: 'Follows the primary, answers queries that only read.',
    kinds: ['StatefulSet'],
    match: { names: ['postgres-replica', '*-postgres-replica'] },
    severity: 'warning',
    stages: ['prod'],
    replicas: { min: 1 },
    service: { port: 5432 },
    storage: { size: '50Gi' },
    security: HARDENED,
  },
  {
    id: 'pgbouncer',
    tier: 'data',
    title: 'PgBouncer',
    role: 'Pools the connections to the database.',
    kinds: ['Deployment'],
    match: { names: ['pgbouncer', '*-pgbouncer'] },
    severity: 'warning',
    stages: ['prod'],
    replicas: { min: 2 },
    service: { port: 5432 },
    disruptionBudget: ONE_AT_A_TIME,
    security: HARDENED,
  },
  {
    id: 'postgres-backup',
    tier: 'operations',
    title: 'Database backup',
    role: 'Dumps the database to /backups/postgres every night.',
    kinds: ['CronJob'],
    match: { names: ['postgres-backup', '*-postgres-backup'] },
    stages: ['prod'],
    backup: { everyHours: 24, retentionDays: 30, maxAgeHours: 30 },
  },
];

/** What the GitOps web platform is made of. */
export const gitopsParts: BlueprintPart[] = [
  ...outside,
  ...application,
  ...data,
];
