declare module 'virtual:pattern-graph' {
  /** The pattern graph as JSON text. */
  const serialized: string;
  export default serialized;
}

declare module 'virtual:worked-queries' {
  /** The worked queries with their answers as JSON text. */
  const serialized: string;
  export default serialized;
}
