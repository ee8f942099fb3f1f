declare module 'virtual:pattern-graph' {
  /** The pattern graph as JSON text. */
  const serialized: string;
  export default serialized;
}
