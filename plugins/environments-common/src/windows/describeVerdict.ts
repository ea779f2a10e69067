import { DateTime } from 'luxon';
import type { DeploymentWindow, WindowVerdict } from './DeploymentWindow';

interface Told {
  /** The windows that hold somebody back. */
  holding: readonly DeploymentWindow[];
  /** Sentences. */
  problems: readonly string[];
}

/** What a verdict says, in sentences. */
export function describeVerdict(
  { state, opensAt, closesAt, windows }: Omit<WindowVerdict, 'message'>,
  { holding, problems }: Told,
): string {
  const zone = (holding[0] ?? windows[0]?.window)?.timeZone ?? 'UTC';
  switch (state) {
    case 'closed': {
      const opening =
        opensAt === undefined
          ? 'No opening is known within a year.'
          : `It opens on ${describeTime(opensAt, zone)}.`;
      return [...describeHolding(holding), opening, ...problems].join(' ');
    }
    case 'unknown':
      return [
        ...problems,
        'Whether changes are allowed now is not known for sure.',
      ].join(' ');
    case 'exempt':
      return [
        ...describeHolding(holding),
        `You are exempt.${describeClosing(closesAt, zone)}`,
      ].join(' ');
    default:
      return windows.length === 0
        ? 'No window bears on the environment.'
        : `Changes are allowed now.${describeClosing(closesAt, zone)}`;
  }
}

/** A time for people, with its zone. */
export function describeTime(time: string, zone: string): string {
  const moment = DateTime.fromISO(time, { zone, locale: 'en' });
  const sound = moment.isValid ? moment : DateTime.fromISO(time).toUTC();
  const name = sound.zoneName ?? '';
  const offset = `UTC${sound.toFormat('ZZ')}`;
  return `${sound.toFormat('ccc d LLL yyyy, HH:mm')} (${
    name === 'UTC' ? name : `${name}, ${offset}`
  })`;
}

function describeClosing(closesAt: string | undefined, zone: string): string {
  return closesAt === undefined
    ? ''
    : ` It closes on ${describeTime(closesAt, zone)}.`;
}

function describeHolding(holding: readonly DeploymentWindow[]): string[] {
  const denies = holding.filter(({ kind }) => kind === 'deny');
  const allows = holding.filter(({ kind }) => kind === 'allow');
  return [
    ...denies.map(({ name, reason }) =>
      toSentence(`The window "${name}" lets nothing change`, reason),
    ),
    ...(allows.length === 0
      ? []
      : [
          `Changes are allowed only inside ${
            allows.length === 1 ? 'the window' : 'one of the windows'
          } ${allows.map(({ name }) => `"${name}"`).join(', ')}.`,
        ]),
  ];
}

function toSentence(text: string, reason: string | undefined): string {
  const end = /[.!?]$/;
  const whole = reason ? `${text}: ${reason.trim()}` : text;
  return end.test(whole) ? whole : `${whole}.`;
}
