import { backupStale } from './backupStale';
import { badRelease } from './badRelease';
import { certificateExpiring } from './certificateExpiring';
import { crashLoop } from './crashLoop';
import { drift } from './drift';
import { errors } from './errors';
import { imagePull } from './imagePull';
import { memoryHigh } from './memoryHigh';
import { missingSecret } from './missingSecret';
import { notReady } from './notReady';
import { outOfMemory } from './outOfMemory';
import { quota } from './quota';
import { scaledToZero } from './scaledToZero';
import { Scenario } from './Scenario';
import { argocdDown, kubernetesDown, prometheusDown } from './serversDown';
import { serviceSelector } from './serviceSelector';
import { slow } from './slow';
import { unschedulable } from './unschedulable';

/** Every way to break an environment. */
export const scenarios: readonly Scenario[] = [
  imagePull,
  badRelease,
  crashLoop,
  outOfMemory,
  missingSecret,
  notReady,
  unschedulable,
  quota,
  memoryHigh,
  serviceSelector,
  backupStale,
  certificateExpiring,
  errors,
  slow,
  scaledToZero,
  drift,
  kubernetesDown,
  argocdDown,
  prometheusDown,
];
