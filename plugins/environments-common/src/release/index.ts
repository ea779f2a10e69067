export * from './Release';
