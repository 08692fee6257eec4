/** The kernels as exports of one module. All work on runs of consecutive sites, in memory that the caller lays out. */
export * from './moments';
export * from './luma';
export * from './steps8';
export * from './steps16';
export * from './fold';
export * from './histogram';
export * from './mosaic';
