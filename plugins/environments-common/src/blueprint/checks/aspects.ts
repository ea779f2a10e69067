import type { Aspect } from '../Aspect';
import { autoscaler } from './autoscaler';
import { backup } from './backup';
import { disruptionBudget } from './disruptionBudget';
import { entry } from './entry';
import { networkPolicy } from './networkPolicy';
import { probes } from './probes';
import { replicas } from './replicas';
import { resources } from './resources';
import { rollingUpdate } from './rollingUpdate';
import { security } from './security';
import { service } from './service';
import { serviceAccount } from './serviceAccount';
import { spread } from './spread';
import { storage } from './storage';

/** Everything that may be expected of a part. */
export const aspects: readonly Aspect[] = [
  replicas,
  resources,
  service,
  probes,
  autoscaler,
  disruptionBudget,
  networkPolicy,
  storage,
  security,
  spread,
  rollingUpdate,
  serviceAccount,
  entry,
  backup,
];
