export { shortImage, shortRevision } from './shortImage';
export { WorkloadTable, type WorkloadTableProps } from './WorkloadTable';
