/** How the API server names the ResourceQuota for which it refuses an object. */
export const EXCEEDED_QUOTA = /exceeded quota: ([a-z0-9.-]+)/;
