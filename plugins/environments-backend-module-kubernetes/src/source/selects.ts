import {
  type LabelRequirement,
  matchesLabelSelector,
  type NetworkPolicy,
} from '@flightdeck/plugin-environments-common';

/** A label selector as objects hold it. */
export type ObjectSelector = NonNullable<NetworkPolicy['spec']['podSelector']>;

function toRequirements({
  matchLabels,
  matchExpressions,
}: ObjectSelector): LabelRequirement[] {
  return [
    ...Object.entries(matchLabels).map(
      ([key, value]): LabelRequirement => ({
        key,
        operator: 'in',
        values: [value],
      }),
    ),
    ...matchExpressions.map(({ key, operator, values }): LabelRequirement => {
      switch (operator) {
        case 'Exists':
          return { key, operator: 'exists' };
        case 'DoesNotExist':
          return { key, operator: 'doesnotexist' };
        case 'NotIn':
          return { key, operator: 'notin', values };
        default:
          return { key, operator: 'in', values };
      }
    }),
  ];
}

/** Whether labels satisfy the selector of an object: none selects nothing, an empty one all. */
export function selects(
  selector: ObjectSelector | undefined,
  labels: Record<string, string>,
): boolean {
  return (
    selector !== undefined &&
    matchesLabelSelector(labels, toRequirements(selector))
  );
}
