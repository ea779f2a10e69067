import { describeTemplate } from '../__testUtils__/describeTemplate';
import { multiAzEksAnswerSets } from './multiAzEks';

describeTemplate('multi-az-eks', multiAzEksAnswerSets);
