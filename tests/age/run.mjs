// Locked files beside the format's published vectors and two other programs: node run.mjs PROGRAM PYTHON.
// PROGRAM is the example `age` of crates/exchange; PYTHON has pyrage. Fails where one of them says otherwise.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { Decrypter, Encrypter, armor } from "age-encryption";
import * as vectors from "cctv-age";

const [program, python] = process.argv.slice(2).map((it) => path.resolve(it));
const pyrage = fileURLToPath(new URL("pyrage_file.py", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "enlace-age-"));
const run = (command, ...words) => execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
const place = (name) => path.join(folder, name);

/** Every published vector as a file of its own, for our program to go through. */
function published() {
  const all = place("vectors");
  mkdirSync(all);
  for (const [name, bytes] of Object.entries(vectors)) {
    if (bytes instanceof Uint8Array) writeFileSync(path.join(all, name), bytes);
  }
  process.stdout.write(run(program, "vectors", all));
}

/** A text of this length that is never the same as its beginning. */
function plain(length) {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) % 251);
}

const PASSPHRASES = ["alecrim doce 48", "rosmaninho não é açúcar", "\u{1f511} 鍵 key", " with  white space "];
/** Around the 64 KiB of a piece. */
const LENGTHS = [0, 1, 65_535, 65_536, 65_537, 200_000];

const same = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;
let tried = 0;
function expect(what, is_so) {
  tried += 1;
  if (!is_so) throw new Error(`${what}: not the same`);
}

/** What we lock they open. */
async function outwards(passphrase, length, form) {
  const [open, locked, back] = ["plain", "locked", "back"].map(place);
  writeFileSync(open, plain(length));
  run(program, "lock", form, passphrase, open, locked);
  const bytes = readFileSync(locked);
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const file = form === "letters" ? armor.decode(bytes.toString()) : bytes;
  expect(`age-encryption opens ours, ${length}`, same(await decrypter.decrypt(file), plain(length)));
  run(python, pyrage, "open", passphrase, locked, back);
  expect(`pyrage opens ours, ${length}`, same(readFileSync(back), plain(length)));
}

/** What they lock we open. */
async function inwards(passphrase, length, form) {
  const [locked, back] = ["locked", "back"].map(place);
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(14);
  encrypter.setPassphrase(passphrase);
  const bytes = await encrypter.encrypt(plain(length));
  writeFileSync(locked, form === "letters" ? armor.encode(bytes) : bytes);
  run(program, "open", passphrase, locked, back);
  expect(`we open age-encryption's, ${length}`, same(readFileSync(back), plain(length)));
}

/** The same of pyrage, which chooses the work by itself: as much as this machine does in a second. */
function inwards_of_pyrage(passphrase, length) {
  const [open, locked, back] = ["plain", "locked", "back"].map(place);
  writeFileSync(open, plain(length));
  run(python, pyrage, "lock", passphrase, open, locked);
  const work = /^-> scrypt \S+ (\d+)$/m.exec(readFileSync(locked).subarray(0, 200).toString("latin1"))?.[1];
  run(program, "open", passphrase, locked, back);
  expect(`we open pyrage's, ${length}`, same(readFileSync(back), plain(length)));
  console.log(`pyrage chose the work factor ${work}`);
}

try {
  published();
  for (const [i, length] of LENGTHS.entries()) {
    const passphrase = PASSPHRASES[i % PASSPHRASES.length];
    for (const form of ["bytes", "letters"]) {
      await outwards(passphrase, length, form);
      await inwards(passphrase, length, form);
    }
  }
  inwards_of_pyrage(PASSPHRASES[1], 65_537);
  console.log(`${tried} files went to age-encryption and pyrage and came from them`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
