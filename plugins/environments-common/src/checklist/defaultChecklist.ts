import {
  type ChecklistDefinition,
  checklistDefinitionSchema,
} from './ChecklistDefinition';

/**
 * The checklist that is asked for when nothing else is configured: eight items. They advise; a
 * platform team makes them required where it wants them to hold the button.
 *
 * @public
 */
export const DEFAULT_CHECKLIST: ChecklistDefinition =
  checklistDefinitionSchema.parse({
    title: 'Deployment checklist',
    items: [
      {
        id: 'tests',
        title: 'All tests pass in CI',
        why: 'A release that fails its own tests fails in production, too.',
        howTo:
          'Have CI pass on the commits of this release, or have it push its result.',
        mode: 'advisory',
        combine: 'any',
        evidence: [{ collector: 'ci-status' }, { collector: 'pushed' }],
      },
      {
        id: 'staging',
        title: 'Staging deployed, tested and validated',
        why: 'What ran well before, with the same images and some traffic, is likely to run well.',
        howTo:
          'Deploy this release to the stage before, let it run there with traffic, and mend what is found.',
        mode: 'advisory',
        evidence: [{ collector: 'staging' }],
      },
      {
        id: 'migrations',
        title: 'Database migrations reviewed and tested',
        why: 'A migration cannot be rolled back by deploying the former release.',
        howTo:
          'Run the migration in the stage before, and have someone else review it: in its pull request, or on the checklist.',
        mode: 'advisory',
        evidence: [{ collector: 'migrations' }],
        people: {
          statement:
            'The migrations were reviewed by someone who did not write them.',
          notAuthor: true,
          replacedBy: { collector: 'migration-review' },
        },
      },
      {
        id: 'variables',
        title: 'Environment variables configured correctly',
        why: 'Most first minutes of an outage begin with a variable that is missing.',
        howTo:
          'Create the objects and keys that are named, or mend the references.',
        mode: 'advisory',
        evidence: [{ collector: 'variables' }],
      },
      {
        id: 'secrets',
        title: 'Secrets rotated if needed',
        why: 'Old credentials leak, and rotated ones help only once Pods use them.',
        howTo:
          'Rotate what is too old, and restart the workloads that still hold the former value.',
        mode: 'advisory',
        scope: 'environment',
        evidence: [{ collector: 'secrets' }],
      },
      {
        id: 'dashboards',
        title: 'Monitoring dashboards ready',
        why: 'Nobody can see how a deployment fares that is not measured.',
        howTo:
          'Have Prometheus scrape the service, write an alerting rule, and link a dashboard.',
        mode: 'advisory',
        scope: 'environment',
        evidence: [{ collector: 'dashboards' }],
      },
      {
        id: 'rollback',
        title: 'Rollback plan documented',
        why: 'At night nobody finds out how to go back.',
        howTo:
          'Write the plan where people find it, and link it here or as annotation flightdeck.dev/rollback-plan.',
        mode: 'advisory',
        evidence: [{ collector: 'rollback' }],
        people: {
          statement:
            'The plan to roll back fits this release, and what its migrations change.',
          requireLink: true,
        },
      },
      {
        id: 'stakeholders',
        title: 'Stakeholders notified of the deployment window',
        why: 'Those who depend on the service can prepare, or object.',
        howTo: 'Send the notice from the checklist: it keeps the receipt.',
        mode: 'advisory',
        evidence: [{ collector: 'notice' }],
      },
    ],
  });
