import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { healthRules } from '.';

const DOCUMENT = resolve(__dirname, '../../../../../docs/health.md');

/** The row of each rule in the documentation, by its id. */
const rows = new Map(
  readFileSync(DOCUMENT, 'utf8')
    .split('\n')
    .flatMap((line): [string, string][] => {
      const id = /^\| `([a-z]+\.[a-z0-9-]+)`/.exec(line)?.[1];
      return id ? [[id, line]] : [];
    }),
);

describe('the documentation of rules', () => {
  it.each(healthRules)('tells of $id as it is', ({ id, defaults }) => {
    const cells = rows.get(id)?.split('|') ?? [];
    expect(cells).not.toEqual([]);
    const hold = cells.at(4)?.trim() ?? '';
    expect(Number.parseInt(hold, 10) || 0).toBe(defaults.holdSeconds);
    const thresholds = cells.at(5) ?? '';
    for (const [name, value] of Object.entries(defaults.thresholds)) {
      expect(thresholds).toContain(`\`${name}\` ${value}`);
    }
  });

  it('names no rule that does not exist', () => {
    const known = new Set(healthRules.map(({ id }) => id));
    expect([...rows.keys()].filter(id => !known.has(id))).toEqual([]);
  });
});
