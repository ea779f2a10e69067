/** What the routes that answer checklists read, each its own part of it. */
export const CHECKLIST_ANSWER = {
  releaseKey: 'abc',
  answer: 'confirmed',
  reason: 'Customers cannot pay.',
  hours: 1,
  decision: 'approve',
  startsAt: '2120-01-01T00:00:00Z',
  itemId: 'tests',
  state: 'passed',
  summary: 'All is well.',
};
