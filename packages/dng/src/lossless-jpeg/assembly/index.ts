/** The kernels as exports of one module, in memory that the caller lays out. */
export { buildTable } from './tables';
export { decodeRows } from './rows';
export { decodeTwo } from './two';
export { unstuff } from './unstuff';
