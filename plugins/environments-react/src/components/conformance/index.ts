export { ConformanceMark, ConformanceStateMark } from './ConformanceMark';
export {
  conformanceVerdict,
  conformanceWords,
  type ConformanceVerdict,
} from './conformanceWords';
