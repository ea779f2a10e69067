import { NewCondition } from '../conditions';

export const succeededGetScale: NewCondition = {
  type: 'AbleToScale',
  status: 'True',
  reason: 'SucceededGetScale',
  message: "the HPA controller was able to get the target's current scale",
};

export const disabled: NewCondition = {
  type: 'ScalingActive',
  status: 'False',
  reason: 'ScalingDisabled',
  message: 'scaling is disabled since the replica count of the target is zero',
};

export const failedMetric: NewCondition = {
  type: 'ScalingActive',
  status: 'False',
  reason: 'FailedGetResourceMetric',
  message:
    'the HPA was unable to compute the replica count: failed to get resource utilization: no metrics returned from resource metrics API',
};

export function failedPodsMetric(name: string): NewCondition {
  return {
    type: 'ScalingActive',
    status: 'False',
    reason: 'FailedGetPodsMetric',
    message: `the HPA was unable to compute the replica count: unable to get metric ${name}: no metrics returned from custom metrics API`,
  };
}

export function failedGetScale(kind: string, name: string): NewCondition {
  const resource = `${kind.toLocaleLowerCase('en-US')}s.apps`;
  return {
    type: 'AbleToScale',
    status: 'False',
    reason: 'FailedGetScale',
    message: `the HPA controller was unable to get the target's current scale: ${resource} "${name}" not found`,
  };
}

export function validMetric(source: string): NewCondition {
  return {
    type: 'ScalingActive',
    status: 'True',
    reason: 'ValidMetricFound',
    message: `the HPA was able to successfully calculate a replica count from ${source}`,
  };
}

export function ableToScale(
  rescaled: boolean,
  replicas: number,
  stabilized: boolean,
): NewCondition {
  const say = (reason: string, message: string): NewCondition => ({
    type: 'AbleToScale',
    status: 'True',
    reason,
    message,
  });
  if (rescaled) {
    return say(
      'SucceededRescale',
      `the HPA controller was able to update the target scale to ${replicas}`,
    );
  }
  return stabilized
    ? say(
        'ScaleDownStabilized',
        'recent recommendations were higher than current one, applying the highest recent recommendation',
      )
    : say('ReadyForNewScale', 'recommended size matches current size');
}
