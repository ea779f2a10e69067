export {
  FlightdeckQueryProvider,
  type FlightdeckQueryProviderProps,
} from './FlightdeckQueryProvider';
export { sentenceOf, statusOf } from './failures';
