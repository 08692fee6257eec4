/** Results of earlier schema versions as one of today would be. */

type Json = Readonly<Record<string, unknown>>;

/** The document in today's version where it is a Result of an earlier one; else as it is. */
export function migrated(document: unknown): unknown {
  const { schemaVersion } = (document ?? {}) as { schemaVersion?: unknown };
  return schemaVersion === 1 ? fromVersion1(document as Json) : document;
}

/** What rankers tell stood beside the defects, and what was measured of a photograph in its row. */
function fromVersion1({ files, ranking, evidence, emva1288, ...rest }: Json): Json {
  if (!Array.isArray(files)) return { ...rest, schemaVersion: 2 };
  const rows = files as readonly Json[];
  const measured = rows.filter(({ status, texture }) => status === 'used' && texture !== undefined);
  const photographs = measured.map(({ path, texture, level, noise = 0, scene }) => ({
    path,
    texture,
    level,
    noise,
    ...(scene !== undefined && { scene }),
  }));
  return {
    ...rest,
    schemaVersion: 2,
    files: rows.map(({ texture: _, level: __, noise: ___, scene: ____, ...row }) => row),
    sections: {
      ...(photographs.length > 0 && { scenes: { photographs } }),
      ...(evidence !== undefined && { evidence }),
      ...(ranking !== undefined && { variance: { ranking } }),
      ...(emva1288 !== undefined && { emva1288 }),
    },
  };
}
