import { LogMoment, LogStyle } from './LogStyle';

function tell({ at }: LogMoment, level: string, words: string): string {
  const time = at.toISOString().replace('T', ' ').replace('Z', ' UTC');
  return `${time} [1] ${level}:  ${words}`;
}

/** A PostgreSQL server. */
export const databaseStyle: LogStyle = {
  intervalSeconds: 20,
  opening: [
    moment => tell(moment, 'LOG', 'starting PostgreSQL 16.4'),
    moment =>
      tell(moment, 'LOG', 'listening on IPv4 address "0.0.0.0", port 5432'),
    moment =>
      tell(moment, 'LOG', 'database system is ready to accept connections'),
  ],
  line: moment => {
    const buffers = 1 + Math.floor(moment.chance('buffers') * 900);
    return moment.number % 2 === 0
      ? tell(moment, 'LOG', 'checkpoint starting: time')
      : tell(
          moment,
          'LOG',
          `checkpoint complete: wrote ${buffers} buffers (${(
            buffers / 163.84
          ).toFixed(1)}%)`,
        );
  },
  lastWords: (moment, words) => tell(moment, 'FATAL', words),
};
