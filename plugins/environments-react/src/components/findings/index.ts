export { FindingCard, type FindingCardProps } from './FindingCard';
export { FindingList, type FindingListProps } from './FindingList';
export { formatSubject } from './formatSubject';
