// What stands on a printed page, read back from its PDF as Firefox writes it.
import { inflateSync } from "node:zlib";

/** How many pages a PDF has, and its text without any spaces, which fonts move about. */
export function readPaper(bytes) {
  const raw = Buffer.from(bytes).toString("latin1");
  // A line's end before "endstream" is left to the reader of streams, which knows where its own ends: the checksum
  // that a stream closes with changes with the time of day, and may itself end like a line.
  const streams = [...raw.matchAll(/stream\r?\n([^]*?)endstream/g)].map(([, stream]) => {
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
