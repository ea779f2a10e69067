export {
  SourceStateMark,
  SourceStatuses,
  type SourceStatusesProps,
} from './SourceStatuses';
