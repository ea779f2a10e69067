/**
 * Opens the system's Chromium for browser tests and measurements.
 *
 * @packageDocumentation
 */
export { hasBrowser, openBrowser } from './openBrowser';
export type { Locator, Page } from 'playwright-core';
