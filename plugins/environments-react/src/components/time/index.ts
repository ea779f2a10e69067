export { Age, Timestamp, type TimeProps } from './Age';
