import { LogMoment, LogStyle } from './LogStyle';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function tell({ at }: LogMoment, level: '*' | '#', words: string): string {
  const day = String(at.getUTCDate()).padStart(2, '0');
  const clock = at.toISOString().slice(11, 23);
  return `1:M ${day} ${
    MONTHS[at.getUTCMonth()]
  } ${at.getUTCFullYear()} ${clock} ${level} ${words}`;
}

const SAVING = [
  '100 changes in 300 seconds. Saving...',
  'Background saving started by pid 31',
  'DB saved on disk',
  'Background saving terminated with success',
];

/** A Redis server. */
export const cacheStyle: LogStyle = {
  intervalSeconds: 15,
  opening: [
    moment => tell(moment, '*', 'Server initialized'),
    moment => tell(moment, '*', 'Ready to accept connections tcp'),
  ],
  line: moment => tell(moment, '*', SAVING[moment.number % SAVING.length]),
  lastWords: (moment, words) => tell(moment, '#', words),
};
