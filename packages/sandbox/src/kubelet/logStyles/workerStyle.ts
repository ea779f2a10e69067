import { applicationStyle } from './applicationStyle';
import { LogMoment, LogStyle, pick, writeJson } from './LogStyle';

const TASKS = ['calculations.run', 'reports.render', 'imports.parse'];

function work(moment: LogMoment): string {
  const { behaviour, chance, traceId } = moment;
  const facts = {
    task: pick(TASKS, chance('task')),
    trace_id: traceId,
  };
  if (chance('failure') < behaviour.errorRatio) {
    return writeJson(moment, {
      level: 'error',
      message: 'task failed',
      error: 'TimeoutError: the result was not stored in time',
      ...facts,
    });
  }
  const seconds = behaviour.latencySeconds * 4 * (0.3 + chance('latency'));
  return writeJson(moment, {
    level: 'info',
    message: 'task succeeded',
    duration_ms: Math.round(seconds * 1000),
    ...facts,
  });
}

/** A worker that takes tasks from a queue. */
export const workerStyle: LogStyle = { ...applicationStyle, line: work };
