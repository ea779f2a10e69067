/**
 * The environments plugin for the new frontend system.
 *
 * @packageDocumentation
 */

export { environmentsPlugin as default } from './alpha/plugin';
