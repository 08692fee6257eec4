/** The kernels as exports of one module, in memory that the caller lays out. */
export { buildTable } from './tables';
export { coefficientRow, sequentialRow } from './sequential';
export { progressiveScan, transformRow } from './progressive';
export { convertRow, smoothRow } from './rgb';
export { krige } from '../../repair/assembly/kriging';
