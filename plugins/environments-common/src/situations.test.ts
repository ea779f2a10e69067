import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { otherSituations } from './__testUtils__/situations/otherSituations';
import type { Situation } from './__testUtils__/situations/Situation';
import {
  askArgocd,
  askBackstage,
  askFlightdeck,
} from './__testUtils__/situations/verdicts';
import { workloadSituations } from './__testUtils__/situations/workloadSituations';

const situations = [...workloadSituations, ...otherSituations];
const DOCUMENT = resolve(__dirname, '../../../docs/health.md');

function errors(count: number): string {
  return count === 0 ? 'nothing' : `${count} error${count === 1 ? '' : 's'}`;
}

/** The line of the table in the documentation. */
function line(situation: Situation): string[] {
  const { title, argocd, backstageErrors, flightdeck, ruleIds, why } =
    situation;
  const rules = ruleIds.map(id => `\`${id}\``).join(', ');
  return [
    title,
    argocd,
    errors(backstageErrors),
    rules ? `${flightdeck}: ${rules}` : flightdeck,
    why,
  ];
}

function documentedLines(): string[][] {
  return readFileSync(DOCUMENT, 'utf8')
    .split('\n')
    .filter(text => text.startsWith('| '))
    .map(text =>
      text
        .slice(1, -1)
        .split('|')
        .map(cell => cell.trim()),
    );
}

describe('situations in which dashboards differ', () => {
  it.each(situations)('$title', situation => {
    const { objects, argocd, backstageErrors, flightdeck, ruleIds } = situation;
    const ours = askFlightdeck(objects);
    expect({
      argocd: askArgocd(objects),
      backstageErrors: askBackstage(objects),
      flightdeck: ours.status,
      ruleIds: ours.ruleIds,
    }).toEqual({ argocd, backstageErrors, flightdeck, ruleIds });
  });

  it('are documented as they are tested', () => {
    expect(situations.length).toBeGreaterThanOrEqual(20);
    expect(documentedLines()).toEqual(
      expect.arrayContaining(situations.map(line)),
    );
  });
});
