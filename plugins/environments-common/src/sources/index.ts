export * from './SourceStatus';
