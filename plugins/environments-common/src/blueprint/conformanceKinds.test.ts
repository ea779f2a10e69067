import fc from 'fast-check';
import { someFacts } from '../__testUtils__/arbitraryFacts';
import { anyFurtherObjects } from '../__testUtils__/arbitraryFurtherObjects';
import { anyObjects } from '../__testUtils__/arbitraryObjects';
import { assessConformance } from './assessConformance';
import { shippedBlueprints } from './blueprints';
import { conformanceKinds } from './conformanceKinds';

const NOW = new Date('2026-03-02T12:00:00Z');

/** A backend that runs, among objects of every kind. */
const fullFacts = fc
  .tuple(someFacts, anyObjects, anyFurtherObjects)
  .map(([facts, many, further]) => ({
    ...facts,
    objects: { ...many, ...further, ...facts.objects },
  }));

describe('conformanceKinds', () => {
  it.each(shippedBlueprints.map(blueprint => [blueprint.name, blueprint]))(
    'names all that an assessment by %s looks at',
    (_, blueprint) => {
      const kinds = conformanceKinds(blueprint);
      const isLookedAt = (kind: string) =>
        [...kinds].some(each => each === kind);
      fc.assert(
        fc.property(fullFacts, facts => {
          const narrowed = Object.entries(facts.objects).map(([kind, list]) => [
            kind,
            isLookedAt(kind) || list === undefined ? list : [],
          ]);
          expect(
            assessConformance(
              blueprint,
              { ...facts, objects: Object.fromEntries(narrowed) },
              NOW,
            ),
          ).toEqual(assessConformance(blueprint, facts, NOW));
        }),
        { numRuns: 100 },
      );
    },
  );

  it('leaves out Pods where nobody asks where they run', () => {
    const looksAtPods = shippedBlueprints
      .filter(blueprint => conformanceKinds(blueprint).has('Pod'))
      .map(({ name }) => name);
    expect(looksAtPods).toEqual(['multi-az-eks']);
  });
});
