/** What the name of an original gets when a repaired picture takes its place. */
export const BACKUP = '.original';
