export { useFocusAfter } from './useFocusAfter';
