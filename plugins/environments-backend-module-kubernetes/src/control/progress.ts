import type { WorkloadProgress } from '@flightdeck/plugin-environments-node';

export const running = (message: string): WorkloadProgress => ({
  state: 'running',
  message,
});
export const succeeded = (message: string): WorkloadProgress => ({
  state: 'succeeded',
  message,
});
export const failed = (message: string): WorkloadProgress => ({
  state: 'failed',
  message,
});
