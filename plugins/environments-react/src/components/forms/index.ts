export { LabelledField } from './LabelledField';
