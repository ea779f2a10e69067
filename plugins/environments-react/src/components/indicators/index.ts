export { IndicatorTile, type IndicatorTileProps } from './IndicatorTile';
