export { Facts } from './Facts';
export { ObjectDetails } from './ObjectDetails';
export { ObjectDrawer, type ObjectDrawerProps } from './ObjectDrawer';
export { formatObjectPath, parseObjectPath } from './objectPath';
