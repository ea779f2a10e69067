/**
 * Client, hooks and status components shared by the Flightdeck frontends.
 *
 * @packageDocumentation
 */

export * from './api';
export * from './components';
export * from './hooks';
export * from './query';
