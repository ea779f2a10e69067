export {
  EnvironmentLinksProvider,
  useEnvironmentLinks,
  type EnvironmentLinks,
} from './EnvironmentLinks';
export { LogsLink } from './LogsLink';
export { ObjectLink, type ObjectLinkProps } from './ObjectLink';
export { safeUrl } from './safeUrl';
