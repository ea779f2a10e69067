import type { Blueprint } from '../Blueprint';
import {
  CERTIFICATE,
  DELIVERED_BY_ARGOCD,
  NO_UNATTENDED_PRUNING,
  REQUEST_INDICATORS,
  SATURATION_INDICATORS,
} from './common';
import { edge } from './edge';
import { gitopsParts } from './gitopsParts';

/** A web platform delivered by Argo CD: frontend, API, worker, queue and database. */
export const gitopsWebPlatform: Blueprint = {
  name: 'gitops-web-platform',
  title: 'GitOps web platform',
  description:
    'A single-page frontend and an API behind one Ingress, a worker with its queue, and PostgreSQL; delivered from Git by Argo CD.',
  version: '1.0.0',
  parts: gitopsParts,
  edges: [
    edge('users', 'load-balancer', 'HTTPS', 443, 'pages and requests'),
    edge('load-balancer', 'ingress', 'HTTPS', 443, 'inside the VPN only'),
    edge('ingress', 'frontend', 'HTTP', 80, 'pages'),
    edge('ingress', 'backend', 'HTTP', 8000, 'requests of the API'),
    edge('frontend', 'backend', 'HTTP', 8000, 'requests of the API'),
    edge('backend', 'postgres', 'SQL', 5432, 'queries'),
    edge('backend', 'pgbouncer', 'SQL', 5432, 'queries in production'),
    edge('pgbouncer', 'postgres', 'SQL', 5432, 'pooled connections'),
    edge('pgbouncer', 'postgres-replica', 'SQL', 5432, 'queries that read'),
    edge('postgres', 'postgres-replica', 'SQL', 5432, 'replication'),
    edge('backend', 'redis', 'Redis', 6379, 'tasks'),
    edge('celery-worker', 'redis', 'Redis', 6379, 'tasks to do'),
    edge('celery-worker', 'postgres', 'SQL', 5432, 'queries'),
    edge('backend', 'object-storage', 'HTTPS', 443, 'files'),
    edge('celery-worker', 'object-storage', 'HTTPS', 443, 'files'),
    edge('frontend', 'identity', 'HTTPS', 443, 'sign-in'),
    edge('backend', 'identity', 'HTTPS', 443, 'sign-in'),
    edge('postgres-backup', 'postgres', 'SQL', 5432, 'dumps'),
  ],
  requirements: [
    {
      id: 'configuration.backend',
      severity: 'warning',
      sentence:
        'The configuration of the backend names its database, its queue, its log level and its origins.',
      remedy: 'Add the missing keys to ConfigMap backend-config in Git.',
      check: {
        type: 'configuration',
        kind: 'ConfigMap',
        names: ['backend-config', '*-backend-config'],
        keys: [
          'DATABASE_HOST',
          'DATABASE_PORT',
          'DATABASE_NAME',
          'REDIS_HOST',
          'REDIS_PORT',
          'LOG_LEVEL',
          'CORS_ORIGINS',
        ],
      },
    },
    {
      id: 'secrets.backend',
      severity: 'critical',
      sentence:
        'The secrets of the backend are there: database password, secret key and sign-in secret.',
      remedy:
        'Add the missing keys in Infisical, sync, and restart the backend.',
      check: {
        type: 'configuration',
        kind: 'Secret',
        names: ['backend-secrets', '*-backend-secrets'],
        keys: ['DATABASE_PASSWORD', 'SECRET_KEY', 'OIDC_CLIENT_SECRET'],
      },
    },
    CERTIFICATE,
    DELIVERED_BY_ARGOCD,
    NO_UNATTENDED_PRUNING,
    {
      id: 'alerts.critical',
      severity: 'critical',
      sentence:
        'Alerts tell when the service or its database connection is down, a disk is nearly full, or more than 5 % of requests fail.',
      remedy: 'Add the alerting rules to the PrometheusRule of the chart.',
      check: {
        type: 'alert-rules',
        names: [
          'ServiceDown',
          'DatabaseConnectionFailure',
          'DiskAlmostFull',
          'HighErrorRate',
        ],
      },
    },
    {
      id: 'alerts.warning',
      severity: 'warning',
      sentence:
        'Alerts tell of high memory, slow requests, a backlog of tasks and a certificate that ends.',
      remedy: 'Add the alerting rules to the PrometheusRule of the chart.',
      check: {
        type: 'alert-rules',
        names: [
          'HighMemoryUsage',
          'SlowRequests',
          'CeleryQueueBacklog',
          'CertificateExpiry',
        ],
      },
    },
    REQUEST_INDICATORS,
    SATURATION_INDICATORS,
    {
      id: 'indicators.queue',
      severity: 'warning',
      sentence: 'The length of the task queue is measured.',
      remedy: 'Let the worker tell celery_queue_length at /metrics.',
      check: { type: 'indicators', ids: ['queue-length'] },
    },
  ],
  environments: [
    {
      stage: 'dev',
      title: 'Development',
      parts: {
        frontend: {
          replicas: { min: 1 },
          resources: {
            requests: { cpu: '50m', memory: '64Mi' },
            limits: { cpu: '200m', memory: '128Mi' },
          },
        },
        backend: {
          replicas: { min: 1 },
          resources: {
            requests: { cpu: '100m', memory: '256Mi' },
            limits: { cpu: '500m', memory: '512Mi' },
          },
          autoscaler: { min: 1, max: 2, cpu: 70, memory: 80 },
        },
        'celery-worker': {
          replicas: { min: 1 },
          resources: {
            requests: { cpu: '100m', memory: '256Mi' },
            limits: { cpu: '500m', memory: '1Gi' },
          },
        },
        redis: {
          resources: {
            requests: { cpu: '50m', memory: '64Mi' },
            limits: { cpu: '200m', memory: '128Mi' },
          },
        },
        postgres: {
          resources: {
            requests: { cpu: '100m', memory: '256Mi' },
            limits: { cpu: '500m', memory: '1Gi' },
          },
          storage: { size: '5Gi' },
        },
      },
    },
    { stage: 'staging', title: 'Staging' },
    { stage: 'prod', title: 'Production' },
  ],
};
