import { LogMoment, LogStyle, pick } from './LogStyle';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const FILES = ['/', '/assets/index.js', '/assets/index.css', '/favicon.ico'];

function clockOf(at: Date): string {
  return at.toISOString().slice(11, 19);
}

function day(at: Date): string {
  return String(at.getUTCDate()).padStart(2, '0');
}

function tell({ at }: LogMoment, level: string, words: string): string {
  const date = at.toISOString().slice(0, 10).replaceAll('-', '/');
  return `${date} ${clockOf(at)} [${level}] 1#1: ${words}`;
}

function access({ at, chance }: LogMoment): string {
  const month = MONTHS[at.getUTCMonth()];
  const time = `${day(at)}/${month}/${at.getUTCFullYear()}:${clockOf(
    at,
  )} +0000`;
  const client = `10.244.${Math.floor(chance('node') * 3)}.1`;
  const status = chance('cached') < 0.3 ? 304 : 200;
  const bytes = status === 304 ? 0 : 400 + Math.floor(chance('size') * 90_000);
  return `${client} - - [${time}] "GET ${pick(
    FILES,
    chance('file'),
  )} HTTP/1.1" ${status} ${bytes} "-" "Mozilla/5.0"`;
}

/** A web server that hands out files. */
export const webServerStyle: LogStyle = {
  intervalSeconds: 3,
  opening: [
    moment => tell(moment, 'notice', 'using the "epoll" event method'),
    moment => tell(moment, 'notice', 'start worker processes'),
  ],
  line: access,
  lastWords: (moment, words) => tell(moment, 'emerg', words),
};
