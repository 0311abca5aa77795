// A host of one's own: a process that really ends, and builds that differ.
import { execFileSync, spawn } from "node:child_process";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { projectFile } from "./project.mjs";

const XTASK = process.env.ENLACE_XTASK ?? projectFile("target/debug/xtask");
const DIST = process.env.ENLACE_DIST ?? projectFile("dist");

const running = new Set();

/** Ends every host that a story left running. */
export const endAll = () => Promise.all([...running].map((host) => host.end()));

export class Host {
  /** Serves a folder, on the port of an earlier host if one is given. */
  static async start(folder, earlier) {
    const port = earlier ? new URL(earlier.address).port : "0";
    const process = spawn(XTASK, ["host", folder, "--port", port], { stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: process.stdout })) return new Host(process, line);
    throw new Error("the host says no address");
  }

  constructor(process, address) {
    this.process = process;
    this.address = address;
    running.add(this);
  }

  /** Ends the process; whoever asks then is refused by the system. */
  async end() {
    running.delete(this);
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill("SIGKILL");
    await ended;
  }
}

/** A build in a folder, which a story may change. */
export class Build {
  /** The build under test, in a folder of its own. */
  static async copy(folder) {
    await rm(folder, { recursive: true, force: true });
    await cp(DIST, folder, { recursive: true, filter: (file) => !/\.(br|gz)$/.test(file) });
    return new Build(folder);
  }

  constructor(folder) {
    this.folder = folder;
  }

  /** Changes the text of a file, as a new build would; the list in sw.js follows only when it is sealed. */
  async change(name, from, to) {
    const file = join(this.folder, name);
    const text = await readFile(file, "utf8");
    if (!text.includes(from)) throw new Error(`${name} does not have ${from}`);
    await writeFile(file, text.replace(from, () => to));
  }

  seal() {
    execFileSync(XTASK, ["seal", this.folder]);
  }

  /** Another build: the texts say so. */
  async renamed(title) {
    await this.change("locales/en.json", "Try the Ave sample", title);
    this.seal();
  }

  /** Puts the kill switch in the place of the service worker, as README says. */
  async switchOff() {
    await cp(join(this.folder, "sw-off.js"), join(this.folder, "sw.js"));
  }

  /** Lets a changed inline script run, so that what fails is the script and not the policy. */
  async allowInlineScripts() {
    const hash = /'sha256-[^']+'/;
    for (const name of ["index.html", "_headers"]) {
      const text = await readFile(join(this.folder, name), "utf8");
      await writeFile(join(this.folder, name), text.replace(hash, "'unsafe-inline'"));
    }
  }

  /** The mark of the build and its files with their digests, as its service worker has them. */
  async list() {
    const worker = await readFile(join(this.folder, "sw.js"), "utf8");
    const [, id, files] = /^const BUILD = \{ id: "(\w+)", files: (.*) \};$/m.exec(worker);
    return { id, files: JSON.parse(files) };
  }
}
