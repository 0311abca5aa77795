// What DuckDB-Wasm wants of Apache Arrow, from the file that stands by itself.
const { RecordBatchReader, Table, Type, tableToIPC } = globalThis.Arrow;
export { RecordBatchReader, Table, Type, tableToIPC };
