import type { ChecklistEvent } from '@flightdeck/plugin-environments-common';
import { EVENT_FILES } from './eventFiles';

const anEvent = (sequence: number): ChecklistEvent => ({
  sequence,
  at: '2026-11-21T10:00:00.000Z',
  environmentRef: 'resource:default/shop-prod',
  releaseKey: 'abc',
  releaseName: '1.5.0',
  actor: 'user:default/ada',
  action: 'signed',
  reason: '=1+1',
});

async function* pagesOf(...pages: number[][]) {
  for (const page of pages) {
    yield page.map(anEvent);
  }
}

async function textOf(format: keyof typeof EVENT_FILES, ...pages: number[][]) {
  let text = '';
  for await (const part of EVENT_FILES[format](pagesOf(...pages))) {
    text += part;
  }
  return text;
}

describe('EVENT_FILES', () => {
  it('has pages make one file, as JSON', async () => {
    const { events } = JSON.parse(await textOf('json', [1, 2], [3]));
    expect(events).toEqual([1, 2, 3].map(anEvent));
  });

  it('has pages make one file with one head, as CSV, of which nothing is a formula', async () => {
    const lines = (await textOf('csv', [1, 2], [3])).split('\r\n');
    expect(lines.map(line => line.split(',')[0])).toEqual([
      '"sequence"',
      '"1"',
      '"2"',
      '"3"',
      '',
    ]);
    expect(lines[1]).toContain(`"'=1+1"`);
  });

  it('is a file of nothing, too', async () => {
    expect(JSON.parse(await textOf('json'))).toEqual({ events: [] });
    expect((await textOf('csv')).split('\r\n')).toHaveLength(2);
  });
});
