export { EventTable, type EventTableProps } from './EventTable';
