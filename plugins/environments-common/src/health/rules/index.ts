import type { Rule } from '../Rule';
import { alertFiring } from './alertFiring';
import { backupStale } from './backupStale';
import { certExpiring } from './certExpiring';
import { certNotReady } from './certNotReady';
import { certSecretExpiring } from './certSecretExpiring';
import { cronInvalid } from './cronInvalid';
import { cronLastFailed } from './cronLastFailed';
import { cronLate } from './cronLate';
import { cronNeverSucceeded } from './cronNeverSucceeded';
import { cronSuspended } from './cronSuspended';
import { deliveryHoldBroken } from './deliveryHoldBroken';
import { deliveryHoldOverdue } from './deliveryHoldOverdue';
import { deployCreateFailed } from './deployCreateFailed';
import { deployDegraded } from './deployDegraded';
import { deployDown } from './deployDown';
import { deployGenerationMismatch } from './deployGenerationMismatch';
import { deployPaused } from './deployPaused';
import { deployRolling } from './deployRolling';
import { deployScaledZero } from './deployScaledZero';
import { deployStuck } from './deployStuck';
import { dsDown } from './dsDown';
import { dsMisscheduled } from './dsMisscheduled';
import { dsNotScheduled } from './dsNotScheduled';
import { dsStuck } from './dsStuck';
import { gitopsCannotCompare } from './gitopsCannotCompare';
import { gitopsDrift } from './gitopsDrift';
import { gitopsStale } from './gitopsStale';
import { gitopsSyncFailed } from './gitopsSyncFailed';
import { hpaAtMax } from './hpaAtMax';
import { hpaCannotScale } from './hpaCannotScale';
import { hpaMismatch } from './hpaMismatch';
import { hpaNoMetrics } from './hpaNoMetrics';
import { hpaTargetMissing } from './hpaTargetMissing';
import { indicatorAboveThreshold } from './indicatorAboveThreshold';
import { indicatorUnknown } from './indicatorUnknown';
import { ingBackendEmpty } from './ingBackendEmpty';
import { ingBackendMissing } from './ingBackendMissing';
import { ingClassMissing } from './ingClassMissing';
import { ingNoAddress } from './ingNoAddress';
import { ingTlsMissing } from './ingTlsMissing';
import { jobFailed } from './jobFailed';
import { jobTooLong } from './jobTooLong';
import { kedaFallback } from './kedaFallback';
import { nodeCordoned } from './nodeCordoned';
import { nodeNotReady } from './nodeNotReady';
import { nodePressure } from './nodePressure';
import { pdbBlocking } from './pdbBlocking';
import { pdbNoMatch } from './pdbNoMatch';
import { pdbUnhealthy } from './pdbUnhealthy';
import { podConfigError } from './podConfigError';
import { podCrashLoop } from './podCrashLoop';
import { podCreateError } from './podCreateError';
import { podEvicted } from './podEvicted';
import { podFailed } from './podFailed';
import { podImageInvalid } from './podImageInvalid';
import { podImagePull } from './podImagePull';
import { podInitStuck } from './podInitStuck';
import { podLivenessKilled } from './podLivenessKilled';
import { podMemoryHigh } from './podMemoryHigh';
import { podMountFailed } from './podMountFailed';
import { podNodeLost } from './podNodeLost';
import { podNotReadyLong } from './podNotReadyLong';
import { podOomKilled } from './podOomKilled';
import { podReadinessFailing } from './podReadinessFailing';
import { podRecentCrash } from './podRecentCrash';
import { podRestarts } from './podRestarts';
import { podSchedulingGated } from './podSchedulingGated';
import { podStartupFailing } from './podStartupFailing';
import { podStuckTerminating } from './podStuckTerminating';
import { podUnschedulable } from './podUnschedulable';
import { pvcFilling } from './pvcFilling';
import { pvcInodes } from './pvcInodes';
import { pvcLost } from './pvcLost';
import { pvcPending } from './pvcPending';
import { pvFailed } from './pvFailed';
import { quotaUsage } from './quotaUsage';
import { refMissing } from './refMissing';
import { refServiceAccountMissing } from './refServiceAccountMissing';
import { refStorageClassMissing } from './refStorageClassMissing';
import { rolloutDegraded } from './rolloutDegraded';
import { rolloutPaused } from './rolloutPaused';
import { routeUnresolved } from './routeUnresolved';
import { secretSync } from './secretSync';
import { sloCertificateExpiry } from './sloCertificateExpiry';
import { sloCpuThrottled } from './sloCpuThrottled';
import { sloErrorRatio } from './sloErrorRatio';
import { sloLatencyP95 } from './sloLatencyP95';
import { sloNodeDisk } from './sloNodeDisk';
import { sloQueueLength } from './sloQueueLength';
import { stsDegraded } from './stsDegraded';
import { stsRolloutStuck } from './stsRolloutStuck';
import { svcLbPending } from './svcLbPending';
import { svcNoEndpoints } from './svcNoEndpoints';
import { svcPortMismatch } from './svcPortMismatch';
import { svcSomeUnready } from './svcSomeUnready';

/**
 * Every rule. Causes stand before the symptoms that may follow from them: a finding is folded only
 * into findings of rules before its own.
 */
export const healthRules: readonly Rule[] = [
  nodeNotReady,
  pvFailed,
  refStorageClassMissing,
  pvcLost,
  pvcPending,
  secretSync,
  refServiceAccountMissing,
  quotaUsage,
  certExpiring,
  certSecretExpiring,
  certNotReady,
  podNodeLost,
  podStuckTerminating,
  podUnschedulable,
  refMissing,
  podImagePull,
  podImageInvalid,
  podConfigError,
  podMountFailed,
  podCreateError,
  podOomKilled,
  podLivenessKilled,
  podInitStuck,
  podStartupFailing,
  podCrashLoop,
  podEvicted,
  podFailed,
  podReadinessFailing,
  podRestarts,
  podRecentCrash,
  podNotReadyLong,
  podSchedulingGated,
  deployCreateFailed,
  deployGenerationMismatch,
  deployStuck,
  deployDown,
  deployDegraded,
  stsRolloutStuck,
  stsDegraded,
  dsDown,
  dsNotScheduled,
  dsStuck,
  dsMisscheduled,
  jobFailed,
  jobTooLong,
  deployRolling,
  deployPaused,
  deployScaledZero,
  rolloutDegraded,
  rolloutPaused,
  svcNoEndpoints,
  svcSomeUnready,
  svcPortMismatch,
  svcLbPending,
  ingClassMissing,
  ingNoAddress,
  ingBackendMissing,
  ingBackendEmpty,
  ingTlsMissing,
  routeUnresolved,
  pdbUnhealthy,
  pdbBlocking,
  pdbNoMatch,
  cronLastFailed,
  cronNeverSucceeded,
  cronInvalid,
  cronSuspended,
  cronLate,
  backupStale,
  hpaTargetMissing,
  hpaCannotScale,
  hpaNoMetrics,
  hpaMismatch,
  hpaAtMax,
  kedaFallback,
  gitopsSyncFailed,
  gitopsCannotCompare,
  gitopsDrift,
  gitopsStale,
  deliveryHoldBroken,
  deliveryHoldOverdue,
  nodePressure,
  nodeCordoned,
  pvcFilling,
  pvcInodes,
  podMemoryHigh,
  sloErrorRatio,
  sloLatencyP95,
  sloQueueLength,
  sloNodeDisk,
  sloCpuThrottled,
  sloCertificateExpiry,
  indicatorAboveThreshold,
  indicatorUnknown,
  alertFiring,
];
