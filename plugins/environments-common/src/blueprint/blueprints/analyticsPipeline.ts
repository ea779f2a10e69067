import type { Blueprint } from '../Blueprint';
import {
  CERTIFICATE,
  HARDENED,
  REQUEST_INDICATORS,
  SATURATION_INDICATORS,
} from './common';
import { edge } from './edge';
import { BACKEND, FRONTEND, NGINX_CLASSES } from './webParts';

/** A screener over a time-series database: API, worker, cache and charts. */
export const analyticsPipeline: Blueprint = {
  name: 'analytics-pipeline',
  title: 'Analytics pipeline',
  description:
    'A frontend and an API over TimescaleDB and Redis, with workers that compute; deployed with plain manifests from a workflow.',
  version: '1.0.0',
  parts: [
    {
      id: 'users',
      tier: 'outside',
      title: 'Users',
      role: 'Screen stocks and keep portfolios.',
    },
    {
      id: 'ingress',
      tier: 'entry',
      title: 'Ingress',
      role: 'NGINX or Traefik: ends TLS with certificates of Let’s Encrypt.',
      kinds: ['Ingress'],
      match: { names: ['*'] },
      entry: {
        classes: [...NGINX_CLASSES, 'traefik', 'traefik-*', '*-traefik'],
        tls: true,
      },
    },
    { ...FRONTEND, role: 'NGINX with the built pages.' },
    {
      ...BACKEND,
      role: 'FastAPI: the API of the screener.',
      resources: {
        requests: { cpu: '500m', memory: '512Mi' },
        limits: { cpu: '1000m', memory: '1Gi' },
      },
      probes: {
        liveness: {
          path: '/health',
          initialDelaySeconds: 30,
          periodSeconds: 10,
        },
        readiness: {
          path: '/health',
          initialDelaySeconds: 5,
          periodSeconds: 5,
        },
      },
    },
    {
      id: 'celery',
      tier: 'application',
      title: 'Celery',
      role: 'Computes what takes long.',
      kinds: ['Deployment', 'Rollout'],
      match: {
        names: ['celery', '*-celery', 'celery-worker', '*-celery-worker'],
        labels: { 'app.kubernetes.io/name': 'celery' },
      },
      replicas: { min: 1 },
      security: HARDENED,
    },
    {
      id: 'postgres',
      tier: 'data',
      title: 'TimescaleDB',
      role: 'PostgreSQL 16 with time series.',
      kinds: ['StatefulSet'],
      match: {
        names: ['postgres', '*-postgres', 'timescaledb', '*-timescaledb'],
        labels: { 'app.kubernetes.io/name': 'postgres' },
      },
      replicas: { min: 1 },
      resources: {
        requests: { cpu: '1000m', memory: '2Gi' },
        limits: { cpu: '2000m', memory: '4Gi' },
      },
      service: { port: 5432 },
      storage: { size: '100Gi' },
      security: {},
    },
    {
      id: 'redis',
      tier: 'data',
      title: 'Redis',
      role: 'The cache and the queue.',
      kinds: ['StatefulSet'],
      match: {
        names: ['redis', '*-redis'],
        labels: { 'app.kubernetes.io/name': 'redis' },
      },
      replicas: { min: 1 },
      service: { port: 6379 },
      security: {},
    },
  ],
  edges: [
    edge('users', 'ingress', 'HTTPS', 443, 'pages and requests'),
    edge('ingress', 'frontend', 'HTTP', 80, 'pages'),
    edge('ingress', 'backend', 'HTTP', 8000, 'requests of the API'),
    edge('backend', 'postgres', 'SQL', 5432, 'queries'),
    edge('backend', 'redis', 'Redis', 6379, 'cache and tasks'),
    edge('celery', 'redis', 'Redis', 6379, 'tasks to do'),
    edge('celery', 'postgres', 'SQL', 5432, 'results'),
  ],
  requirements: [
    {
      id: 'secrets.database',
      severity: 'critical',
      sentence:
        'The Secret of the database has its address, user and password.',
      remedy: 'Add the missing keys to db-secret.',
      check: {
        type: 'configuration',
        kind: 'Secret',
        names: ['db-secret'],
        keys: ['url', 'username', 'password'],
      },
    },
    {
      id: 'secrets.redis',
      severity: 'critical',
      sentence: 'The Secret of Redis has its address.',
      remedy: 'Add the missing key to redis-secret.',
      check: {
        type: 'configuration',
        kind: 'Secret',
        names: ['redis-secret'],
        keys: ['url'],
      },
    },
    CERTIFICATE,
    REQUEST_INDICATORS,
    SATURATION_INDICATORS,
  ],
  environments: [
    { stage: 'dev', title: 'Development', parts: smallScreener() },
    { stage: 'staging', title: 'Staging' },
    { stage: 'prod', title: 'Production' },
  ],
};

/** One of each is enough to develop with. */
function smallScreener(): Blueprint['environments'][number]['parts'] {
  return {
    frontend: { replicas: { min: 1 } },
    backend: {
      replicas: { min: 1 },
      autoscaler: { min: 1, max: 2, cpu: 70, memory: 80 },
      without: ['resources'],
    },
    postgres: { storage: { size: '5Gi' }, without: ['resources'] },
  };
}
