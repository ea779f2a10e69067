import type { BlueprintPart } from '../Part';
import { HARDENED, ONE_AT_A_TIME, SCALED_BACKEND } from './common';

/** What the frontends of web systems have in common; each says what else it is. */
export const FRONTEND = {
  id: 'frontend',
  tier: 'application',
  title: 'Frontend',
  kinds: ['Deployment', 'Rollout'],
  match: {
    names: ['frontend', '*-frontend'],
    labels: { 'app.kubernetes.io/name': 'frontend' },
  },
  replicas: { min: 2 },
  probes: { liveness: {}, readiness: {} },
  disruptionBudget: ONE_AT_A_TIME,
  security: HARDENED,
} satisfies Omit<BlueprintPart, 'role'>;

/** What their APIs have in common. */
export const BACKEND = {
  id: 'backend',
  tier: 'application',
  title: 'Backend',
  kinds: ['Deployment', 'Rollout'],
  match: {
    names: ['backend', '*-backend'],
    labels: { 'app.kubernetes.io/name': 'backend' },
  },
  replicas: { min: 3 },
  service: { port: 8000, type: 'ClusterIP' },
  autoscaler: SCALED_BACKEND,
  disruptionBudget: ONE_AT_A_TIME,
  security: HARDENED,
} satisfies Omit<BlueprintPart, 'role'>;

/** Names of classes of the NGINX controller: there may be one for each exposure. */
export const NGINX_CLASSES = ['nginx', 'nginx-*', '*-nginx'];
