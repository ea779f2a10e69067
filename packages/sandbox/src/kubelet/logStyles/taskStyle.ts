import { applicationStyle } from './applicationStyle';
import { LogStyle, writeJson } from './LogStyle';

const STEPS = ['reading', 'writing', 'checking what was written'];

/** What runs once and ends. */
export const taskStyle: LogStyle = {
  ...applicationStyle,
  intervalSeconds: 1,
  line: moment =>
    writeJson(moment, {
      level: 'info',
      message: STEPS[moment.number % STEPS.length],
      rows: Math.floor(moment.chance('rows') * 5000),
    }),
};
