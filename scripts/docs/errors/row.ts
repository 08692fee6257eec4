/** What `docs/errors.md` says of one code. */
interface Row {
  /** In full sentences. */
  readonly means: string;
  /** What the reader can do about it, in full sentences. */
  readonly do: string;
}

export type Rows<Code extends string> = Readonly<Record<Code, Row>>;
