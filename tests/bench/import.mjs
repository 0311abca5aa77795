// Times an import in headless Chromium: node import.mjs ADDRESS CHROMIUM; prints one JSON line per
// table: seconds from choosing the file to the preview, and the longest task on the page's thread.
// The Brazilian census lies beside the project; where it is absent a table of its shape is made.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [address, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(new URL("../e2e/", import.meta.url))("@playwright/test");
const NAME = "shared/data/br-inep-cursos-tecnicos-2023/suplemento_cursos_tecnicos_2023.csv";

/** The census, or a table of its shape and size. */
async function census() {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (folder !== dirname(folder)) {
    try {
      return await readFile(join(folder, NAME));
    } catch {
      folder = dirname(folder);
    }
  }
  const head = "NU_ANO_CENSO;NO_MUNICIPIO;CO_MUNICIPIO;NO_ENTIDADE;CO_ENTIDADE;NO_CURSO_EDUC_PROFISSIONAL;CO_CURSO_EDUC_PROFISSIONAL;QT_MAT_CURSO_TEC";
  const row = (_, i) => {
    const school = Math.floor(i / 3);
    return `2023;Município ${school % 900};${1100000 + (school % 900)};Escola ${school};${11000000 + school};Curso ${i % 3};${3000 + (i % 3)};${i % 90}`;
  };
  return Buffer.from([head, ...Array.from({ length: 23224 }, row)].join("\r\n"), "latin1");
}

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-dev-shm-usage"],
});

/** Reads a table into an empty region until the preview is shown. */
async function time(name, buffer) {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(new URL("new", address).href);
  await page.getByLabel("Country").selectOption({ label: "Uruguay" });
  await page.getByLabel("Name of the region").fill("Bench");
  await page.getByLabel("Municipalities").fill("Nowhere");
  await page.getByRole("button", { name: "Start this region" }).click();
  await page.locator("#save-state").filter({ hasText: /^Saved/ }).waitFor();
  await page.goto(new URL("import", address).href);
  await page.locator("#table-file").waitFor({ state: "attached" });
  await page.evaluate(() => {
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((it) => it.duration))).observe({ entryTypes: ["longtask"] });
  });
  const start = performance.now();
  await page.locator("#table-file").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("button", { name: "On to the columns" }).click({ timeout: 120_000 });
  const read = performance.now() - start;
  await page.getByLabel("Rows of other municipalities").selectOption("add");
  await page.getByRole("button", { name: "On to the names" }).click();
  await page.getByRole("button", { name: "Show what would change" }).waitFor({ timeout: 120_000 });
  const preview = performance.now() - start;
  const longest = await page.evaluate(() => Math.max(0, ...window.tasks));
  const counts = await page.evaluate(() => performance.getEntriesByType("resource").filter((it) => it.name.includes("worker")).length);
  console.log(JSON.stringify({ table: name, read_s: read / 1000, preview_s: preview / 1000, longest_task_ms: longest, worker_files: counts }));
  await context.close();
}

await time("census.csv", await census());
await browser.close();
