import type {
  ChecklistEvent,
  ChecklistEvents,
} from '@flightdeck/plugin-environments-common';
import { toCsv } from './toCsv';

type Pages = AsyncGenerator<ChecklistEvent[], void, void>;

/** The names of the columns of a table of events. */
const COLUMNS = [
  'sequence',
  'at',
  'environmentRef',
  'releaseKey',
  'releaseName',
  'itemId',
  'actor',
  'action',
  'before',
  'after',
  'reason',
  'evidenceHash',
] as const;

/** How events are written into files, a page after another. */
export const EVENT_FILES = {
  csv: pages =>
    written(pages, {
      begin: toCsv([COLUMNS]),
      between: '',
      end: '',
      write: events =>
        toCsv(events.map(event => COLUMNS.map(column => event[column]))),
    }),
  json: pages =>
    written(pages, {
      begin: `{${JSON.stringify('events' satisfies keyof ChecklistEvents)}:[`,
      between: ',\n',
      end: ']}\n',
      write: events => events.map(event => JSON.stringify(event)).join(',\n'),
    }),
} as const satisfies Record<string, (pages: Pages) => AsyncGenerator<string>>;

interface Writing {
  begin: string;
  between: string;
  end: string;
  write(events: readonly ChecklistEvent[]): string;
}

/** Nothing is written before the first page is there: until then it can still be an error. */
async function* written(
  pages: Pages,
  { begin, between, end, write }: Writing,
): AsyncGenerator<string, void, void> {
  let before = begin;
  for await (const page of pages) {
    yield `${before}${write(page)}`;
    before = between;
  }
  yield before === begin ? `${begin}${end}` : end;
}
