/**
 * Deployment checklists for Flightdeck environments: what is asked before a deployment, the
 * evidence, and what people sign.
 *
 * @packageDocumentation
 */

export { ChecklistPanel, checklistsPlugin, ChecklistView } from './plugin';
