// Kills browsers that are writing, at random moments, and looks at what they left behind, two at a
// time: node run.mjs ADDRESS CHROMIUM RUNS [SEED] [TOGETHER]. So many runs (1 where nothing is said) go
// on from one another on one profile: the browser that looks at what was left is the next to be killed.
// Prints the seed of each run; the same seed gives the same run on a profile of its own.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [address, executable, runs, first = Math.floor(Math.random() * 1e9), together = 1] = process.argv.slice(2);
const { chromium } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");

/** Numbers from 0 to 1 that follow from the seed (mulberry32). */
function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Starts a browser on that profile; one that ends before it listens says nothing of the program and is started again. */
async function start(profile) {
  for (let left = 2; ; left -= 1) {
    // A killed browser leaves these, and a number of its own that another process may have by now.
    for (const lock of ["SingletonLock", "SingletonCookie", "SingletonSocket"]) await rm(join(profile, lock), { force: true });
    try {
      return await started(profile);
    } catch (error) {
      if (left === 0 || !error.message.startsWith("the browser did not start")) throw error;
    }
  }
}

/** A browser of its own process group on that profile. */
async function started(profile) {
  const process_ = spawn(
    executable,
    [
      "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "--no-sandbox", "--disable-gpu",
      "--no-first-run", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--lang=en-GB", "about:blank",
    ],
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = new Promise((resolve) => process_.once("exit", resolve));
  const endpoint = await new Promise((resolve, reject) => {
    let said = "";
    process_.stderr.on("data", (data) => {
      said += data;
      const found = said.match(/DevTools listening on (ws:\S+)/);
      if (found) resolve(found[1]);
    });
    ended.then(() => reject(new Error(`the browser did not start: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const page = await browser.contexts()[0].newPage();
  const kill = async () => {
    process.kill(-process_.pid, "SIGKILL");
    await ended;
    await browser.close().catch(() => {});
  };
  return { page, kill };
}

const saved = (page) => page.locator("#save-state").filter({ hasText: /^Saved/ }).waitFor({ state: "attached" });

/** Opens the sample, saved. */
async function begin(page) {
  await page.goto(address);
  await page.getByRole("button", { name: "Open the sample" }).click();
  await saved(page);
  await page.getByTitle("Regions on this device").click();
  await page.locator("#regions").getByRole("button", { name: "Settings of the method", exact: true }).click();
}

/**
 * On the settings: names the region "Ave N", one number after the other from the one it has, until it
 * is killed; gives the last that was made and the last that was shown as saved.
 */
async function write({ page, kill }, from, random) {
  const told = { made: from, acknowledged: from };
  try {
    await page.getByRole("textbox", { name: "Name", exact: true }).waitFor();
    let moment;
    const over = new Promise((resolve) => (moment = resolve));
    await page.exposeBinding("tell", (_, what, count) => {
      told[what] = Math.max(told[what], count);
      if (told.made === from + 1) setTimeout(moment, random() * 900);
    });
    await page.evaluate(([from, pauses]) => {
      const name = [...document.querySelectorAll("input")].find((input) => input.labels[0]?.innerText.trim() === "Name");
      const state = document.getElementById("save-state");
      let made = from;
      // Saved is shown only when nothing is left to save: then the last edit made is the one saved.
      const look = () => state.textContent.startsWith("Saved") && window.tell("acknowledged", made);
      new MutationObserver(look).observe(state, { subtree: true, childList: true, characterData: true });
      const edit = () => {
        made += 1;
        window.tell("made", made);
        name.value = `Ave ${made}`;
        name.dispatchEvent(new Event("input", { bubbles: true }));
        name.dispatchEvent(new Event("change", { bubbles: true }));
        setTimeout(edit, pauses[made % pauses.length]);
      };
      edit();
    }, [from, Array.from({ length: 50 }, () => random() ** 3 * 60)]);
    await over;
  } finally {
    await kill();
  }
  return told;
}

/** What lies on the device, read past the program, and what the program then shows. */
async function look(page) {
  // A file of the program, so that nothing runs that could mend anything.
  await page.goto(new URL("icon.svg", address).href);
  const stored = await page.evaluate(async () => {
    const answer = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open("enlace"));
    const all = async (store) => {
      const from = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([answer(from.getAllKeys()), answer(from.getAll())]);
      return keys.map((key, i) => [key, values[i]]);
    };
    let wrong = 0;
    let newest = 0;
    let name = null;
    const chunks = await all("chunks");
    for (const [key, text] of chunks) {
      const { revision, sha256 } = JSON.parse(text);
      const body = text.slice(text.indexOf("\n") + 1, -"\n]}".length);
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body)));
      const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      if (hex !== sha256) wrong += 1;
      newest = Math.max(newest, revision);
      if (key[1] === "head") name = JSON.parse(body).region.name;
    }
    const steps = new Map((await all("history")).map(([key, text]) => [key[1], text]));
    const point = Number(steps.get(0) ?? 0);
    const strangers = [...steps].filter(([n, text]) => n > 0 && JSON.parse(text).changes[0].after.name !== `Ave ${n}`);
    const [[, revision]] = await all("meta");
    const [[, entry]] = await all("shelf");
    database.close();
    return {
      chunks: chunks.length, wrong, newest, revision, name, shelf: JSON.parse(entry).name,
      point, steps: steps.size - (steps.has(0) ? 1 : 0), strangers: strangers.length,
    };
  });
  await page.goto(address);
  // Which region was open last is a convenience that a killed browser may have forgotten.
  const region = page.getByRole("table").getByRole("button", { name: stored.name, exact: true });
  await region.or(page.getByRole("navigation")).first().waitFor();
  if (await region.isVisible()) await region.click();
  await page.getByTitle("Regions on this device").click();
  await page.locator("#regions").getByRole("button", { name: "Settings of the method", exact: true }).click();
  await saved(page);
  stored.shown = await page.getByRole("textbox", { name: "Name", exact: true }).inputValue();
  stored.told = await page.locator(".notice.warn").allInnerTexts();
  return stored;
}

/** The number in "Ave N"; 0 where it was not named yet. */
const numberOf = (name) => Number(/^Ave (\d+)$/.exec(name)?.[1] ?? 0);

function faults({ acknowledged }, stored) {
  const count = numberOf(stored.name);
  const found = [];
  const expect = (holds, what) => holds || found.push(what);
  expect(stored.chunks > 1 && stored.wrong === 0, `${stored.wrong} of ${stored.chunks} chunks do not verify`);
  expect(stored.newest <= stored.revision, "a chunk is newer than the region's revision");
  expect(count >= acknowledged, `edit ${acknowledged} was shown as saved, and ${count} is there`);
  // The word of the last edits may be lost with the browser, so what was made is told by the steps:
  // the nth made it "Ave n", and they lie there without a gap up to the one that is shown.
  expect(stored.point === count && stored.steps === Math.min(count, 100), `edit ${count} is there, and ${stored.steps} steps up to ${stored.point}`);
  expect(stored.strangers === 0, `${stored.strangers} steps say what was never done`);
  expect(stored.shelf === stored.name, `the shelf says ${stored.shelf}, the region ${stored.name}`);
  expect(stored.shown === stored.name, `the page shows ${stored.shown}, and ${stored.name} is there`);
  expect(stored.told.length === 0, `the page warns: ${stored.told}`);
  return found;
}

const total = { passed: 0, failed: 0, made: 0, acknowledged: 0, pending: 0 };

function judge({ seed, from, told }, stored) {
  const found = faults(told, stored);
  total.made += told.made - from;
  total.acknowledged += told.acknowledged - from;
  total.pending += told.made > told.acknowledged ? 1 : 0;
  total[found.length ? "failed" : "passed"] += 1;
  const outcome = found.length ? `FAILED: ${found.join("; ")}` : "ok";
  console.log(`seed ${seed}: edits ${from + 1} to ${told.made}, up to ${told.acknowledged} shown as saved, “${stored.name}” is there: ${outcome}`);
  return found.length === 0;
}

/** Kills with one seed after the other on one profile; after a failure the rest begins on a new one. */
async function series(seeds) {
  const profile = await mkdtemp(join(tmpdir(), "enlace-kill-"));
  let browser;
  let there = 0;
  let rest = [];
  for (const [at, seed] of seeds.entries()) {
    try {
      if (!browser) {
        browser = await start(profile);
        await begin(browser.page);
      }
      const from = there;
      const told = await write(browser, from, numbers(seed));
      browser = await start(profile);
      const stored = await look(browser.page);
      there = numberOf(stored.name);
      if (judge({ seed, from, told }, stored)) continue;
    } catch (error) {
      total.failed += 1;
      console.log(`seed ${seed}: FAILED: ${error.message}`);
    }
    rest = seeds.slice(at + 1);
    break;
  }
  await browser?.kill().catch(() => {});
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  if (rest.length) await series(rest);
}

const all = Array.from({ length: Number(runs) }, (_, run) => Number(first) + run);
const waiting = [];
while (all.length) waiting.push(all.splice(0, Number(together)));
// Two browsers at a time: one writes while the other starts.
await Promise.all([1, 2].map(async () => {
  for (let seeds = waiting.shift(); seeds; seeds = waiting.shift()) await series(seeds);
}));
console.log(`${total.made} edits, ${total.acknowledged} of them shown as saved; killed ${total.pending} times while something was being saved.`);
console.log(`test result: ${total.failed ? "FAILED" : "ok"}. ${total.passed} passed; ${total.failed} failed;`);
process.exit(total.failed ? 1 : 0);
