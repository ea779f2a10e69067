/** The names of the blueprints that come with the product. */
export const SHIPPED_BLUEPRINTS = [
  'gitops-web-platform',
  'analytics-pipeline',
  'backup-first-monolith',
  'multi-az-eks',
] as const;
