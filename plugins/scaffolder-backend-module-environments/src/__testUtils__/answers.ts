import { exampleAnswers } from '@flightdeck/service-templates';

/** Answers for the template of the tests. */
export function answersFor(name: string) {
  return {
    ...exampleAnswers['analytics-pipeline'],
    name,
    owner: 'group:default/platform-team',
    title: `The ${name}`,
    repository: { kind: 'git' as const, host: 'sandbox', name },
  };
}
