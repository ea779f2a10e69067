export { formatBytes } from './formatUsage';
export { RatioBar, type RatioBarProps } from './RatioBar';
export { UsageBar, type UsageBarProps } from './UsageBar';
export { indexUsage, type UsageIndex } from './usageIndex';
