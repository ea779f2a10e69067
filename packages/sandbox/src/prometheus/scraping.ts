/** The job under which the sandbox's metrics are scraped. */
export const SCRAPE_JOB = 'sandbox';
export const SCRAPE_SECONDS = 2;
/** Samples of the past lie further apart, so that a start with many services is not slow. */
export const HISTORY_STEP_SECONDS = 10;
