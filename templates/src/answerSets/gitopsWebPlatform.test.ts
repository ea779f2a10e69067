import { describeTemplate } from '../__testUtils__/describeTemplate';
import { gitopsWebPlatformAnswerSets } from './gitopsWebPlatform';

describeTemplate('gitops-web-platform', gitopsWebPlatformAnswerSets);
