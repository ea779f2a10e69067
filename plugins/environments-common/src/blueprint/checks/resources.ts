import { parseQuantity } from '../../kubernetes';
import { createWorkloadAspect, nameOf } from '../Aspect';
import { liveSubject } from '../LiveObject';
import { type Comparison, compare, toYaml, unknown } from '../Verdict';
import { mainContainer } from './mainContainer';

type Amounts = { cpu?: string; memory?: string };
type Expected = { requests?: Amounts; limits?: Amounts };

function words({ cpu, memory }: Amounts): string {
  return [cpu && `CPU ${cpu}`, memory && `memory ${memory}`]
    .filter(Boolean)
    .join(', ');
}

function describe({ requests, limits }: Expected): string {
  return [
    requests && `requests ${words(requests)}`,
    limits && `is limited to ${words(limits)}`,
  ]
    .filter(Boolean)
    .join(' and ');
}

export const resources = createWorkloadAspect('resources', {
  severity: 'warning',
  sentence: (expected, { title }) => `${title} ${describe(expected)}.`,
  judge(expected, live, _context, part) {
    const container = mainContainer(live, part.id, expected.container);
    if (!container) {
      return unknown(
        `The container of ${nameOf(live)} that this is about is not told.`,
      );
    }
    const comparisons = (['requests', 'limits'] as const).flatMap(kind =>
      (['cpu', 'memory'] as const).flatMap((what): Comparison[] => {
        const wanted = expected[kind]?.[what];
        if (wanted === undefined) {
          return [];
        }
        const value = container.resources?.[kind][what];
        return [
          {
            subject: liveSubject(live),
            path: `containers[${container.name}].resources.${kind}.${what}`,
            value: value ?? 'none',
            expected: wanted,
            holds:
              value !== undefined &&
              parseQuantity(value) === parseQuantity(wanted),
          },
        ];
      }),
    );
    const { requests, limits } = expected;
    return compare(nameOf(live), comparisons, {
      remedy: `Set the requests and limits of container ${
        container.name
      } of ${nameOf(live)} in Git.`,
      snippet: toYaml({ resources: { requests, limits } }),
    });
  },
});
