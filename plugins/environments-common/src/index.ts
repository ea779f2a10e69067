/**
 * Types, API schemas, permissions and the pure health engine of Flightdeck environments.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './permissions';
export * from './environment';
export * from './sources';
export * from './kubernetes';
export * from './redaction';
export * from './delivery';
export * from './history';
export * from './release';
export * from './windows';
export * from './indicators';
export * from './observations';
export * from './health';
export * from './snapshot';
export * from './inventory';
export * from './api';
export * from './blueprint';
export * from './service';
export * from './checklist';
