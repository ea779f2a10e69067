export {
  EnvironmentLink,
  EnvironmentTabProvider,
  useEnvironmentPath,
  type EnvironmentLinkProps,
} from './EnvironmentLink';
export {
  EnvironmentLinksProvider,
  useEnvironmentLinks,
  type EnvironmentLinks,
} from './EnvironmentLinks';
export { LogsLink } from './LogsLink';
export { ObjectLink, type ObjectLinkProps } from './ObjectLink';
export { safeUrl } from './safeUrl';
