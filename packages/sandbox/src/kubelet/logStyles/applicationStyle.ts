import { LogMoment, LogStyle, pick, writeJson } from './LogStyle';

const REQUESTS = [
  'GET /api/projects',
  'GET /health',
  'GET /api/results',
  'POST /api/calculations',
  'GET /api/projects',
  'POST /api/uploads',
];
const ERRORS = [
  'psycopg.errors.QueryCanceled: canceling statement due to statement timeout',
  'psycopg.OperationalError: server closed the connection unexpectedly',
  'redis.exceptions.TimeoutError: Timeout reading from socket',
];
const SLOW_SECONDS = 1;

function serve(moment: LogMoment): string {
  const { behaviour, chance, traceId } = moment;
  const request = pick(REQUESTS, chance('request'));
  const seconds = behaviour.latencySeconds * (0.3 + 0.7 * chance('latency'));
  const facts = {
    duration_ms: Math.round(seconds * 1000),
    trace_id: traceId,
  };
  if (chance('failure') < behaviour.errorRatio) {
    return writeJson(moment, {
      level: 'error',
      message: `${request} failed: internal server error`,
      status: 500,
      error: pick(ERRORS, chance('error')),
      ...facts,
    });
  }
  return writeJson(moment, {
    level: seconds > SLOW_SECONDS ? 'warning' : 'info',
    message: seconds > SLOW_SECONDS ? `${request} was slow` : request,
    status: 200,
    ...facts,
  });
}

/** An application that serves requests. */
export const applicationStyle: LogStyle = {
  intervalSeconds: 2,
  opening: [
    moment =>
      writeJson(moment, {
        level: 'info',
        message: `${moment.container} started`,
      }),
    moment =>
      writeJson(moment, { level: 'info', message: 'configuration read' }),
  ],
  line: serve,
  lastWords: (moment, words) =>
    writeJson(moment, { level: 'error', message: words }),
};
