import { mockCredentials } from '@backstage/backend-test-utils';
import {
  type Checklist,
  type ChecklistEvent,
  type ChecklistItemResult,
  describeTime,
} from '@flightdeck/plugin-environments-common';
import type { MortalRequest } from './MortalBackend';

const DAY_MS = 86_400_000;

const WAIVER_REASON = 'The scanner is down since noon.';

const aScan = (id: string) => ({
  id,
  title: id,
  why: 'It tells.',
  evidence: [{ collector: 'pushed' }],
});

/** Items that the deeds answer. */
export const ITEMS = [
  {
    id: 'review',
    title: 'Review',
    why: 'Four eyes see more.',
    people: { statement: 'It was reviewed.', count: 6 },
  },
  ...['scan-1', 'scan-2', 'scan-3', 'scan-4'].map(aScan),
  ...['tests-1', 'tests-2', 'tests-3', 'tests-4'].map(aScan),
  {
    id: 'notice',
    title: 'Notice',
    why: 'Nobody is surprised.',
    evidence: [{ collector: 'notice' }],
  },
];

/** The checklist and all that happened to it, as the API tells. */
export interface Told {
  checklist: Checklist;
  events: readonly ChecklistEvent[];
}

/** Something that somebody answers to a checklist. */
export interface Deed {
  request(told: Told): MortalRequest;
  /** How often it counts. */
  count(told: Told): number;
  /** How often it is written down. */
  isEvent(event: ChecklistEvent): boolean;
  /** The status of the answer to who does it again. */
  again: number;
  /** The table that holds it. */
  table: string;
}

function find({ checklist }: Told, id: string): ChecklistItemResult {
  const found = checklist.items.find(({ item }) => item.id === id);
  if (!found) {
    throw new Error(`The checklist has no item ${id}.`);
  }
  return found;
}

const post = (who: string, path: string, body: object): MortalRequest => ({
  method: 'POST',
  authorization: mockCredentials.user.header(`user:default/${who}`),
  path: `checklist/${path}`,
  body,
});

export function signature(who: string): Deed {
  const by = `user:default/${who}`;
  return {
    request: ({ checklist: { release } }) =>
      post(who, 'items/review/signature', {
        releaseKey: release.key,
        answer: 'confirmed',
      }),
    count: told =>
      find(told, 'review').signOffs.filter(one => one.by === by).length,
    isEvent: ({ action, actor }) => action === 'signed' && actor === by,
    again: 200,
    table: 'checklist_signatures',
  };
}

export function waiverRequest(itemId: string): Deed {
  return {
    request: ({ checklist: { release } }) =>
      post('ada', `items/${itemId}/waivers`, {
        releaseKey: release.key,
        reason: WAIVER_REASON,
        hours: 4,
      }),
    count: told => (find(told, itemId).waiver ? 1 : 0),
    isEvent: event =>
      event.action === 'waiver-requested' && event.itemId === itemId,
    again: 409,
    table: 'checklist_waivers',
  };
}

export function waiverApproval(itemId: string): Deed {
  return {
    request: told =>
      post('bob', `waivers/${find(told, itemId).waiver?.id}`, {
        decision: 'approve',
        reason: 'It was scanned by hand.',
      }),
    count: told => (find(told, itemId).waiver?.state === 'approved' ? 1 : 0),
    isEvent: event =>
      event.action === 'waiver-approved' && event.itemId === itemId,
    again: 409,
    table: 'checklist_waivers',
  };
}

export function push(itemId: string): Deed {
  return {
    request: ({ checklist: { release } }) => ({
      ...post('ci', 'evidence', {
        itemId,
        releaseKey: release.key,
        state: 'passed',
        summary: 'All 214 tests pass.',
      }),
      authorization: mockCredentials.service.header({
        onBehalfOf: mockCredentials.service('external:ci'),
        targetPluginId: 'environments',
      }),
    }),
    count: told => (find(told, itemId).evidence[0]?.state === 'passed' ? 1 : 0),
    isEvent: event =>
      event.action === 'evidence-pushed' && event.itemId === itemId,
    again: 200,
    table: 'checklist_pushed',
  };
}

/** Of a deployment that begins in so many days. */
export function notice(days: number): Deed {
  const startsAt = new Date(Date.now() + days * DAY_MS).toISOString();
  return {
    request: ({ checklist: { release } }) =>
      post('ada', 'notice', { releaseKey: release.key, startsAt }),
    count: told =>
      find(told, 'notice').evidence[0]?.summary.includes(
        describeTime(startsAt, 'UTC'),
      )
        ? 1
        : 0,
    isEvent: ({ action, reason }) =>
      action === 'notice-sent' && Boolean(reason?.includes(startsAt)),
    again: 200,
    table: 'checklist_notices',
  };
}
