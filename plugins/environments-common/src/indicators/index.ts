export * from './IndicatorReading';
