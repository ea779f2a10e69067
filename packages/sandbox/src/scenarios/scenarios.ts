import { crashLoop } from './crashLoop';
import { drift } from './drift';
import { errors } from './errors';
import { imagePull } from './imagePull';
import { missingSecret } from './missingSecret';
import { notReady } from './notReady';
import { outOfMemory } from './outOfMemory';
import { scaledToZero } from './scaledToZero';
import { Scenario } from './Scenario';
import { argocdDown, kubernetesDown, prometheusDown } from './serversDown';
import { slow } from './slow';
import { unschedulable } from './unschedulable';

/** Every way to break an environment. */
export const scenarios: readonly Scenario[] = [
  imagePull,
  crashLoop,
  outOfMemory,
  missingSecret,
  notReady,
  unschedulable,
  errors,
  slow,
  scaledToZero,
  drift,
  kubernetesDown,
  argocdDown,
  prometheusDown,
];
