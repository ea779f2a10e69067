export { formatSpan } from './describeRange';
export { IndicatorSparkline } from './IndicatorSparkline';
export { Sparkline, type SparklineProps } from './Sparkline';
