import { describeTemplate } from '../__testUtils__/describeTemplate';
import { backupFirstMonolithAnswerSets } from './backupFirstMonolith';

describeTemplate('backup-first-monolith', backupFirstMonolithAnswerSets);
