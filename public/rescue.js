// Takes over when the program cannot: it is missing, does not start, or broke off. Plain
// JavaScript, since after a panic no wasm runs. Reads the regions straight from IndexedDB, as the
// room `store` writes them, into files that Enlace opens.
(() => {
  "use strict";

  const DATABASE = "enlace";
  const FORMAT_VERSION = 1;
  const PATIENCE = 20_000;

  // `cargo xtask build` puts the texts of all languages here, `rescue.…` in `locales/`; English is what a
  // build without it says.
  const WORDS = {
    "en": {
      "details": "For the person who repairs it",
      "download": "Download everything on this device",
      "files": "Keep this file: it holds a file for each region and each snapshot, and “Open a file” in Enlace offers them again.",
      "newer.text": "The regions on this device were saved by a newer version than the one just loaded. Nothing was changed. Reload to get the newer version.",
      "newer.title": "A newer Enlace was here",
      "none": "No region lies on this device.",
      "panic.text": "A fault in the program stopped it. Only a change of the last moment may be missing.",
      "panic.title": "Enlace has stopped",
      "reading": "Reading …",
      "reload": "Reload",
      "safe": "Your data is safe: every region that was saved lies on this device, and nothing of it was deleted.",
      "slow.text": "The connection may be slow. You can wait, or reload.",
      "slow.title": "Enlace takes longer than usual to start",
      "start.text": "A part of the program could not be loaded, or this browser is too old for it. Check the connection and reload.",
      "start.title": "Enlace did not start",
      "unreadable": "The browser does not let the data be read: {error}"
    }
  };

  let started = false;
  let panel = null;
  let reason = null;

  /** Takes over for one of the reasons in WORDS; the program calls it when it panics. */
  window.enlaceRescue = (why, text) => {
    // The first grave reason stays: what follows from a panic explains nothing.
    if (reason === "panic" || reason === why) return;
    reason = why;
    show(why, String(text ?? ""));
  };

  addEventListener("TrunkApplicationStarted", () => {
    started = true;
    if (reason === "start" || reason === "slow") step_back();
  });
  // Capturing, since a script that cannot be loaded tells only its own element.
  addEventListener("error", (event) => {
    if (event.target instanceof HTMLScriptElement) fault(`not loaded: ${event.target.src || "program"}`);
    else if (event instanceof ErrorEvent) fault(event.error ?? event.message);
  }, true);
  addEventListener("unhandledrejection", (event) => fault(event.reason));
  addEventListener("securitypolicyviolation", (event) => {
    if (event.effectiveDirective.startsWith("script-src")) fault(`refused by the policy: ${event.blockedURI}`);
  });
  setTimeout(() => {
    if (!started && !reason) window.enlaceRescue("slow", "");
  }, PATIENCE);

  /** Before the start every fault is grave; later only one that ends the program. */
  function fault(error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    if (!started) window.enlaceRescue("start", text);
    else if (error instanceof WebAssembly.RuntimeError) window.enlaceRescue("panic", text);
  }

  function step_back() {
    reason = null;
    panel?.remove();
    const app = document.getElementById("app");
    if (app) app.hidden = false;
  }

  function language() {
    let remembered = null;
    try {
      remembered = localStorage.getItem("enlace.language");
    } catch {
      // Storage is refused: the browser's own languages are left.
    }
    const tags = [remembered, ...navigator.languages].filter(Boolean).map((tag) => tag.slice(0, 2).toLowerCase());
    return tags.find((tag) => tag in WORDS) ?? "en";
  }

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function show(why, text) {
    const spoken = language();
    const words = WORDS[spoken];
    const known = `${why}.title` in words ? why : "start";
    const [title, explanation] = [words[`${known}.title`], words[`${known}.text`]];
    document.documentElement.lang = spoken;
    panel?.remove();
    panel = element("main", "", { class: "rescue shell-main", id: "rescue" });
    const heading = element("h1", title, { tabindex: "-1" });
    const reload = element("button", words.reload, { type: "button", class: "button first" });
    const download = element("button", words.download, { type: "button", class: "button" });
    const outcome = element("div", "", { role: "status" });
    const buttons = element("p", "", { class: "rescue-buttons" });
    buttons.append(reload, " ", download);
    panel.append(heading, element("p", words.safe), element("p", explanation), buttons, outcome);
    if (text) {
      const details = element("details", "");
      details.append(element("summary", words.details), element("pre", text, { tabindex: "0" }));
      panel.append(details);
    }
    // With the newest build: the one that this device keeps may be the broken one.
    reload.addEventListener("click", () => (window.enlaceOffline ? window.enlaceOffline.renew() : location.reload()));
    download.addEventListener("click", () => hand_out(outcome, words));
    const app = document.getElementById("app");
    if (app) app.hidden = true;
    document.body.append(panel);
    heading.focus();
  }

  async function hand_out(outcome, words) {
    outcome.textContent = words.reading;
    let files;
    try {
      files = await everything();
    } catch (error) {
      outcome.textContent = words.unreadable.replace("{error}", () => error?.message ?? error);
      return;
    }
    if (files.length === 0) {
      outcome.textContent = words.none;
      return;
    }
    const link = link_to(files);
    const place = element("p", "");
    place.append(link);
    // The link stays, for a browser that does not take the file by itself.
    outcome.replaceChildren(element("p", words.files), place);
    link.click();
  }

  /** All files in one: a browser would ask about many, and lose those of one name. */
  function link_to(files) {
    const name = `Enlace ${new Date().toISOString().slice(0, 10)}.zip`;
    const blob = new Blob(archive(files), { type: "application/zip" });
    return element("a", name, { href: URL.createObjectURL(blob), download: name });
  }

  /** Hands out everything while the program runs, and gives the number of files in the one that it is. */
  window.enlaceEverything = async () => {
    const files = await everything();
    if (files.length > 0) link_to(files).click();
    return files.length;
  };

  /** The parts of a ZIP archive in which each file lies as it is, under a name that no other has. */
  function archive(files) {
    const parts = [];
    const list = [];
    const names = new Set();
    let at = 0;
    for (const file of files) {
      const name = new TextEncoder().encode(distinct(file.name, names));
      const text = new TextEncoder().encode(file.text);
      // ZIP 2.0, names in UTF-8, stored, at midnight of 1 January 1980.
      const common = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [33, 2], [checksum(text), 4], [text.length, 4], [text.length, 4], [name.length, 2], [0, 2]];
      const local = numbers([[0x04034b50, 4], ...common]);
      parts.push(local, name, text);
      list.push(numbers([[0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), name);
      at += local.length + name.length + text.length;
    }
    const size = list.reduce((sum, part) => sum + part.length, 0);
    const count = [files.length, 2];
    return [...parts, ...list, numbers([[0x06054b50, 4], [0, 2], [0, 2], count, count, [size, 4], [at, 4], [0, 2]])];
  }

  /** The name, with a number where it is taken: some systems take great and small letters for the same. */
  function distinct(name, names) {
    const end = name.lastIndexOf(".");
    let own = name;
    for (let number = 2; names.has(own.toLowerCase()); number += 1) own = `${name.slice(0, end)} (${number})${name.slice(end)}`;
    names.add(own.toLowerCase());
    return own;
  }

  /** Whole numbers of so many bytes each, the least byte first. */
  function numbers(all) {
    return Uint8Array.from(all.flatMap(([value, bytes]) => Array.from({ length: bytes }, (_, byte) => (value >>> (8 * byte)) & 255)));
  }

  /** CRC-32, as archives want it. */
  function checksum(bytes) {
    const table = Array.from({ length: 256 }, (_, byte) => {
      let rest = byte;
      for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
      return rest;
    });
    let sum = -1;
    for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 255];
    return ~sum >>> 0;
  }

  function answer(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      // Never make a database: the program would take it for its own and find nothing in it.
      request.onupgradeneeded = () => request.transaction.abort();
    });
  }

  /** One file for each region; what is laid out in a way that we do not know comes as it is. */
  async function everything() {
    let database;
    try {
      database = await answer(indexedDB.open(DATABASE));
    } catch (error) {
      if (error?.name === "AbortError") return [];
      throw error;
    }
    try {
      const stores = [...database.objectStoreNames];
      if (stores.length === 0) return [];
      const transaction = database.transaction(stores, "readonly");
      const read = async (store) => {
        const [keys, values] = await Promise.all([
          answer(transaction.objectStore(store).getAllKeys()),
          answer(transaction.objectStore(store).getAll()),
        ]);
        return keys.map((key, index) => [key, values[index]]);
      };
      const contents = Object.fromEntries(await Promise.all(stores.map(async (store) => [store, await read(store)])));
      const { shelf, chunks, snapshots = [], snapshot_pieces = [] } = contents;
      if (!shelf || !chunks?.every(([key]) => Array.isArray(key) && key.length === 3)) {
        return [{ name: "enlace.json", text: JSON.stringify(contents) }];
      }
      const ids = new Set([...shelf.map(([id]) => id), ...chunks.map(([key]) => key[0])]);
      const regions = [...ids].map((id) => {
        const entry = parsed(shelf.find(([key]) => key === id)?.[1]) ?? {};
        return region_file(id, entry, chunks.filter(([key]) => key[0] === id));
      });
      return regions.concat(await Promise.all(snapshot_pieces.map(([key, bytes]) => snapshot_file(key, bytes, snapshots))));
    } finally {
      database.close();
    }
  }

  /** A snapshot: a line for each piece, compressed. One that cannot be read comes as it is. */
  async function snapshot_file([id, at], bytes, snapshots) {
    const about = parsed(snapshots.find(([key]) => key[0] === id && key[1] === at)?.[1]) ?? {};
    const moment = new Date(at).toISOString().slice(0, 16).replace(/[T:]/g, "-");
    try {
      let stream = new Blob([bytes]).stream();
      if (about.encoding !== "plain") stream = stream.pipeThrough(new DecompressionStream("gzip"));
      const text = await new Response(stream).text();
      const pieces = text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
      const chunks = pieces.map(([list, number, chunk]) => [[id, list, number], chunk]);
      const { name, text: file } = region_file(id, about.entry ?? {}, chunks);
      return { name: name.replace(/\.enlace$/, ` snapshot ${moment}.enlace`), text: file };
    } catch {
      return { name: `snapshot ${moment}.json`, text: JSON.stringify({ about, bytes: [...new Uint8Array(bytes)] }) };
    }
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }

  /** The lines of a chunk between its frame. */
  function body(chunk) {
    const lines = String(chunk).split("\n").slice(1);
    if (lines.at(-1) === "]}") lines.pop();
    return lines;
  }

  function region_file(id, entry, chunks) {
    const set_aside = [];
    const lists = new Map();
    let head;
    for (const [[, list], chunk] of chunks) {
      if (list === "head") {
        const text = body(chunk).join("\n");
        head = parsed(text);
        if (!head?.region) set_aside.push({ field: "head", reason: "unreadable", text });
        continue;
      }
      const records = lists.get(list) ?? [];
      lists.set(list, records);
      for (const line of body(chunk)) {
        const text = line.endsWith(",") ? line.slice(0, -1) : line;
        if (parsed(text) !== undefined) records.push(text);
        else if (text) set_aside.push({ list, reason: "unreadable", text });
      }
    }
    const region = head?.region ?? { name: entry.name ?? id, target_year: entry.target_year };
    region.id = id;
    const aside = [...(region.set_aside ?? []), ...set_aside];
    delete region.set_aside;
    const fields = Object.entries(region).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    // A record begins with its id, so the order of the lines is the order of the ids. Records stay
    // the text that they were, so that no number is rounded on the way.
    for (const [list, records] of lists) fields.push(`"${list}":[\n${records.sort().join(",\n")}\n]`);
    if (aside.length > 0) fields.push(`"set_aside":${JSON.stringify(aside)}`);
    const envelope = {
      format: "enlace-region",
      version: FORMAT_VERSION,
      min_reader: FORMAT_VERSION,
      app: "Enlace rescue",
      exported_at: new Date().toISOString(),
      ...head?.envelope,
    };
    const outer = Object.entries(envelope).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    outer.push(`"region":{\n${fields.join(",\n")}\n}`);
    const day = new Date().toISOString().slice(0, 10);
    const bin = entry.bin ? " bin" : "";
    const name = `${region.name} ${region.target_year ?? ""} ${day}${bin}`.replace(/[/\\:*?"<>|\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, "-");
    return { name: `${name}.enlace`, text: `{\n${outer.join(",\n")}\n}\n` };
  }
})();
