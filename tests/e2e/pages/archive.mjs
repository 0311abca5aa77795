// Archives as workbooks are: packed files and a directory of them.
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** The files of an archive, each with its name and its text. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const files = [];
  let at = bytes.readUInt32LE(end + 16);
  while (files.length < bytes.readUInt16LE(end + 10)) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const own = bytes.subarray(start, start + packed);
    const text = (method === 8 ? inflateRawSync(own) : own).toString("utf8");
    files.push({ name: bytes.subarray(at + 46, at + 46 + name).toString("utf8"), text });
    at += 46 + name + extra + comment;
  }
  return files;
}

/** The archive of these texts, by their names. */
export function zip(files) {
  const [pieces, directory] = [[], []];
  let place = 0;
  for (const [called, text] of Object.entries(files)) {
    const [name, plain] = [Buffer.from(called), Buffer.from(text)];
    const packed = deflateRawSync(plain);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(plain.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(place, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), head, tail, name]));
    pieces.push(local);
    place += local.length;
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(all.length, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...pieces, all, end]);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});

/** The sum of a file in an archive; Node has its own only since 22. */
function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
