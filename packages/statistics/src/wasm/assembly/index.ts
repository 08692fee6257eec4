/** The kernels as exports of one module. All work on runs of consecutive sites, in memory that the caller lays out. */
export * from '../../moments/assembly/moments';
export * from '../../moments/assembly/red-and-blue';
export * from '../../luma/assembly/luma';
export * from '../../chroma/assembly/chroma';
export * from '../../evidence/assembly/steps8';
export * from '../../evidence/assembly/weights8';
export * from '../../evidence/assembly/steps16';
export * from '../../evidence/assembly/bayer';
export * from '../../evidence/assembly/fold';
export * from '../../evidence/assembly/histogram';
export * from '../../evidence/assembly/mosaic';
export * from '../../noise/assembly/sites8';
export * from '../../noise/assembly/levels8';
export * from '../../scenes/assembly/agreement';
export * from '../../convolve/assembly/convolve';
