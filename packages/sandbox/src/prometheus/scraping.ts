/** The job under which the sandbox's metrics are scraped. */
export const SCRAPE_JOB = 'sandbox';
export const SCRAPE_SECONDS = 2;
