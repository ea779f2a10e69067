import {
  conformanceStateSchema,
  INDICATOR_RANGE_MINUTES,
  type ConformanceState,
} from '@flightdeck/plugin-environments-common';
import {
  DEFAULT_LOG_SETTINGS,
  formatObjectPath,
  parseObjectPath,
  type LogSettings,
  type ObjectName,
} from '@flightdeck/plugin-environments-react';
import { ENVIRONMENT_VIEWS } from './environmentViews';

/** What the page of an environment shows: all that a link to it carries. */
export interface EnvironmentLocation {
  /** One of the page's own views, or of another plugin's. */
  view: string;
  /** The object in the drawer. */
  object?: ObjectName;
  /** The span of the pictures of indicators. */
  rangeMinutes: number;
  logs: LogSettings;
  events: EventFilters;
  conformance: ConformanceFocus;
}

/** What is looked at of how the environment stands against its blueprint. */
export interface ConformanceFocus {
  /** The id of the requirement that is open. */
  requirement?: string;
  /** Only requirements that stand so; all of them when empty. */
  states: readonly ConformanceState[];
}

/** Which events are shown. */
export interface EventFilters {
  about?: ObjectName;
  type?: 'Normal' | 'Warning';
  text?: string;
}

/** Every search parameter of the page; others belong to others. */
const PARAMETERS = [
  'view',
  'object',
  'range',
  'logs',
  'container',
  'since',
  'tail',
  'previous',
  'follow',
  'filter',
  'about',
  'type',
  'q',
  'requirement',
  'state',
] as const;

/** Reads an address; what cannot be read in it counts as not said. */
export function readLocation(
  params: URLSearchParams,
  furtherViews: readonly string[] = [],
): EnvironmentLocation {
  const view = [...ENVIRONMENT_VIEWS.map(({ id }) => id), ...furtherViews].find(
    id => id === params.get('view'),
  );
  const range = INDICATOR_RANGE_MINUTES.find(
    minutes => String(minutes) === params.get('range'),
  );
  const type = params.get('type');
  return {
    view: view ?? 'overview',
    object: parseObjectPath(params.get('object')),
    rangeMinutes: range ?? INDICATOR_RANGE_MINUTES[0],
    logs: {
      object: parseObjectPath(params.get('logs')),
      container: params.get('container') || undefined,
      sinceSeconds: wholeNumber(params.get('since'), 1, 604_800),
      tailLines:
        wholeNumber(params.get('tail'), 0, 5_000) ??
        DEFAULT_LOG_SETTINGS.tailLines,
      previous: params.get('previous') === 'true',
      follow: params.get('follow') !== 'false',
      filter: params.get('filter') || undefined,
    },
    events: {
      about: parseObjectPath(params.get('about')),
      type: type === 'Normal' || type === 'Warning' ? type : undefined,
      text: params.get('q') || undefined,
    },
    conformance: {
      requirement: params.get('requirement') || undefined,
      states: readStates(params.get('state')),
    },
  };
}

/** Writes an address that says no more than it must, beside the parameters of others. */
export function writeLocation(
  location: EnvironmentLocation,
  others: URLSearchParams,
): URLSearchParams {
  const { view, object, rangeMinutes, logs, events, conformance } = location;
  const values: Record<(typeof PARAMETERS)[number], string | undefined> = {
    view: view === 'overview' ? undefined : view,
    object: object && formatObjectPath(object),
    range: unless(rangeMinutes, INDICATOR_RANGE_MINUTES[0]),
    logs: logs.object && formatObjectPath(logs.object),
    container: logs.container,
    since: logs.sinceSeconds === undefined ? undefined : `${logs.sinceSeconds}`,
    tail: unless(logs.tailLines, DEFAULT_LOG_SETTINGS.tailLines),
    previous: logs.previous ? 'true' : undefined,
    follow: logs.follow ? undefined : 'false',
    filter: logs.filter,
    about: events.about && formatObjectPath(events.about),
    type: events.type,
    q: events.text,
    requirement: conformance.requirement,
    state: conformance.states.join(','),
  };
  const params = new URLSearchParams(others);
  for (const name of PARAMETERS) {
    const value = values[name];
    if (value) {
      params.set(name, value);
    } else {
      params.delete(name);
    }
  }
  return params;
}

function readStates(text: string | null): ConformanceState[] {
  const asked = (text ?? '').split(',');
  return conformanceStateSchema.options.filter(state => asked.includes(state));
}

function wholeNumber(
  text: string | null,
  least: number,
  most: number,
): number | undefined {
  const value = Number(text || NaN);
  return Number.isInteger(value) && value >= least && value <= most
    ? value
    : undefined;
}

function unless(value: number, usual: number): string | undefined {
  return value === usual ? undefined : String(value);
}
