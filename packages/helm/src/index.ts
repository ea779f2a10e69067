/**
 * Finds a Helm program, the system's or the one that a package of npm ships, and renders and checks
 * charts with it. Nothing here reaches for the network.
 *
 * @packageDocumentation
 */
export type { ChartOptions, ChartParameter } from './ChartOptions';
export { findHelm, findKubectl } from './findProgram';
export { lintChart, type LintMessage, type LintOptions } from './lintChart';
export { templateChart, type TemplateOptions } from './templateChart';
