// What stands on a printed page, read back from its PDF as Firefox writes it.
import { inflateSync } from "node:zlib";

/** How many pages a PDF has, and its text without any spaces, which fonts move about. */
export function readPaper(bytes) {
  const raw = Buffer.from(bytes).toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n([^]*?)\r?\nendstream/g)].map(([, stream]) => {
    try {
      return inflateSync(Buffer.from(stream, "latin1")).toString("latin1");
    } catch {
      // A stream of another kind, of which nothing is to be read.
      return "";
    }
  });
  const all = [raw, ...streams].join("\n");
  const pages = Math.max(0, ...[...all.matchAll(/\/Count (\d+)/g)].map(([, count]) => Number(count)));
  const text = streams
    .filter((stream) => /\bBT\b/.test(stream))
    .flatMap((stream) => [...stream.matchAll(/\(((?:\\.|[^\\)])*)\)/g)])
    .map(([, words]) => words.replace(/\\([()\\])/g, "$1"))
    .join("");
  return { pages, text };
}
