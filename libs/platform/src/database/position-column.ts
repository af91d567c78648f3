import { Column } from 'typeorm';

/** A column with a position of the log, as decimal text in the row. Positions can take more than the 64 bits of a `bigint`. */
export const PositionColumn = (options: Readonly<{ unique?: boolean; nullable?: boolean }> = {}): PropertyDecorator =>
  Column('numeric', { precision: 39, scale: 0, ...options });
