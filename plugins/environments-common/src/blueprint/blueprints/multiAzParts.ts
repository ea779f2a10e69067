import type { BlueprintPart } from '../Part';
import { HARDENED, ONE_AT_A_TIME } from './common';

/** What the multi-zone platform is made of. */
export const multiAzParts: BlueprintPart[] = [
  {
    id: 'users',
    tier: 'outside',
    title: 'Users',
    role: 'Come over the internet.',
  },
  {
    id: 'operators',
    tier: 'outside',
    title: 'Operators',
    role: 'Reach the private endpoint of the cluster.',
  },
  {
    id: 'vpn',
    tier: 'outside',
    title: 'VPN server',
    role: 'Lets operators into the private network.',
  },
  {
    id: 'valkey',
    tier: 'outside',
    title: 'Valkey',
    role: 'ElastiCache: the cache.',
  },
  {
    id: 'shared-files',
    tier: 'outside',
    title: 'EFS',
    role: 'Files that several Pods share, with a mount target in each zone.',
  },
  {
    id: 'object-storage',
    tier: 'outside',
    title: 'S3 buckets',
    role: 'Hold metrics, logs and traces; versioned.',
  },
  {
    id: 'observability',
    tier: 'outside',
    title: 'Mimir, Loki and Tempo',
    role: 'Keep metrics, logs and traces for all environments.',
  },
  {
    id: 'ingress',
    tier: 'entry',
    title: 'Load balancer',
    role: 'An Application Load Balancer: routes by host and path.',
    kinds: ['Ingress'],
    match: { names: ['*'] },
    entry: {
      classes: [
        'alb',
        'alb-*',
        '*-alb',
        'gce',
        'gce-*',
        'azure-application-gateway',
        'azure-application-gateway-*',
      ],
    },
  },
  {
    id: 'application',
    tier: 'application',
    title: 'Application',
    role: 'A service that keeps running when a zone is lost.',
    kinds: ['Deployment', 'Rollout'],
    match: {
      names: ['application', '*-application', 'backend', '*-backend'],
      labels: { 'flightdeck.dev/part': 'application' },
    },
    replicas: { min: 3 },
    service: { port: 8000 },
    probes: { liveness: {}, readiness: {} },
    autoscaler: { min: 3, max: 10, cpu: 70, memory: 80, custom: true },
    disruptionBudget: ONE_AT_A_TIME,
    spread: { zones: 3 },
    security: HARDENED,
    serviceAccount: { own: true },
  },
];
