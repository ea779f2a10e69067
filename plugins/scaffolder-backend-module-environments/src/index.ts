/**
 * The actions that create a service from a Flightdeck blueprint: check, render, publish to git,
 * create in Argo CD, wait, register, and clean up.
 *
 * @packageDocumentation
 */

export { scaffolderModuleEnvironments as default } from './module';
