// Writes a .br and a .gz beside every file of a folder that gains from it: as small as they get, or
// with `quick` as the second word in little time.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TEXTUAL = new Set([
  ".css", ".csv", ".enlace", ".geojson", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest",
]);
const SMALLEST_WORTH_IT = 256;

const [folder, care] = process.argv.slice(2);
const quick = care === "quick";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

async function compress(file) {
  const content = await readFile(file);
  if (content.length < SMALLEST_WORTH_IT) return;
  const [brotli, gzipped] = await Promise.all([
    toBrotli(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quick ? 1 : constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
    toGzip(content, { level: quick ? 1 : 9 }),
  ]);
  await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzipped)]);
}

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
await Promise.all(
  entries
    .filter((entry) => entry.isFile() && TEXTUAL.has(extname(entry.name)))
    .map((entry) => compress(join(entry.parentPath ?? entry.path, entry.name))),
);
