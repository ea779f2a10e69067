import type { Rule } from '../Rule';
import { cronLate } from './cronLate';
import { deployCreateFailed } from './deployCreateFailed';
import { deployDegraded } from './deployDegraded';
import { deployDown } from './deployDown';
import { deployPaused } from './deployPaused';
import { deployRolling } from './deployRolling';
import { deployScaledZero } from './deployScaledZero';
import { deployStuck } from './deployStuck';
import { gitopsCannotCompare } from './gitopsCannotCompare';
import { gitopsDrift } from './gitopsDrift';
import { gitopsSyncFailed } from './gitopsSyncFailed';
import { hpaAtMax } from './hpaAtMax';
import { hpaCannotScale } from './hpaCannotScale';
import { hpaNoMetrics } from './hpaNoMetrics';
import { hpaTargetMissing } from './hpaTargetMissing';
import { indicatorAboveThreshold } from './indicatorAboveThreshold';
import { indicatorUnknown } from './indicatorUnknown';
import { ingBackendEmpty } from './ingBackendEmpty';
import { ingBackendMissing } from './ingBackendMissing';
import { ingTlsMissing } from './ingTlsMissing';
import { nodeNotReady } from './nodeNotReady';
import { podConfigError } from './podConfigError';
import { podCrashLoop } from './podCrashLoop';
import { podCreateError } from './podCreateError';
import { podEvicted } from './podEvicted';
import { podFailed } from './podFailed';
import { podImageInvalid } from './podImageInvalid';
import { podImagePull } from './podImagePull';
import { podInitStuck } from './podInitStuck';
import { podOomKilled } from './podOomKilled';
import { podReadinessFailing } from './podReadinessFailing';
import { podStuckTerminating } from './podStuckTerminating';
import { podUnschedulable } from './podUnschedulable';
import { pvcLost } from './pvcLost';
import { refMissing } from './refMissing';
import { sloErrorRatio } from './sloErrorRatio';
import { sloLatencyP95 } from './sloLatencyP95';
import { stsDegraded } from './stsDegraded';
import { stsRolloutStuck } from './stsRolloutStuck';
import { svcNoEndpoints } from './svcNoEndpoints';

/**
 * Every rule. Causes stand before the symptoms that may follow from them: a finding is folded only
 * into findings of rules before its own.
 */
export const healthRules: readonly Rule[] = [
  nodeNotReady,
  pvcLost,
  refMissing,
  podImagePull,
  podImageInvalid,
  podConfigError,
  podCreateError,
  podOomKilled,
  podInitStuck,
  podCrashLoop,
  podUnschedulable,
  podEvicted,
  podFailed,
  podReadinessFailing,
  podStuckTerminating,
  deployCreateFailed,
  deployStuck,
  deployDown,
  deployDegraded,
  stsRolloutStuck,
  stsDegraded,
  deployRolling,
  deployPaused,
  deployScaledZero,
  svcNoEndpoints,
  ingBackendMissing,
  ingBackendEmpty,
  ingTlsMissing,
  cronLate,
  hpaTargetMissing,
  hpaCannotScale,
  hpaNoMetrics,
  hpaAtMax,
  gitopsSyncFailed,
  gitopsCannotCompare,
  gitopsDrift,
  sloErrorRatio,
  sloLatencyP95,
  indicatorAboveThreshold,
  indicatorUnknown,
];
