import type { ChecklistEvent } from '@flightdeck/plugin-environments-common';

/** What happened, in words. */
export const EVENT_WORDS: Record<ChecklistEvent['action'], string> = {
  opened: 'opened the checklist',
  'became-stale': 'made the checklist stale',
  deployed: 'saw the release deployed',
  'state-changed': 'judged anew',
  'evidence-pushed': 'pushed evidence',
  signed: 'answered',
  'signature-withdrawn': 'withdrew an answer',
  'waiver-requested': 'asked for a waiver',
  'waiver-approved': 'approved the waiver',
  'waiver-denied': 'denied the waiver',
  'waiver-revoked': 'revoked the waiver',
  'notice-sent': 'sent the notice',
  'glass-broken': 'deployed in spite of the checklist',
  'glass-reviewed': 'reviewed the deployment',
};
