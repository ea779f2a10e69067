export { AlertCards } from './AlertCards';
export {
  AlertingRuleTable,
  type AlertingRuleTableProps,
} from './AlertingRuleTable';
