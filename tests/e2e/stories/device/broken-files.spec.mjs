import { readFileSync, readdirSync, writeFileSync } from "node:fs";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Program, projectFile } from "../../pages/program.mjs";
import { WelcomePage } from "../../pages/welcome.mjs";

/** Broken files and what the page says of each. */
const REFUSED = {
  "truncated.json": /ends too early/,
  "empty.json": /nothing in the file/,
  "utf-16-le.json": /UTF-16/,
  "utf-16-be.json": /UTF-16/,
  "latin-1.json": /UTF-8/,
  "other-json.json": /a map and no region/,
  "wrong-format.json": /not a region file of Enlace/,
  "newer-reader.json": /newer version of Enlace/,
};

test("a file that cannot be opened is told with its reason, and the region here stays as it was", async ({ page }) => {
  const program = new Program(page);
  await program.openFiles(projectFile("tests/data/worked-example-1.json"));
  await expect(program.title).toContainText("Worked example 1");
  await program.saved();
  const before = await program.totals();
  await program.go("files");
  for (const [name, reason] of Object.entries(REFUSED)) {
    await page.getByLabel("Choose a file").setInputFiles(projectFile(`tests/data/broken/${name}`));
    const told = page.getByRole("alert").filter({ hasText: name });
    await expect(told, name).toContainText(reason);
    await expect(told).toContainText("untouched");
  }
  await program.go("overview");
  expect(await program.totals()).toEqual(before);
  await page.reload();
  await expect(program.title).toContainText("Worked example 1");
  expect(await program.totals()).toEqual(before);
});

test("files that are far too large or far too deep leave the page alive", async ({ page }, info) => {
  const large = info.outputPath("large.json");
  writeFileSync(large, Buffer.alloc(65 * 1024 * 1024, " "));
  const deep = info.outputPath("deep.json");
  writeFileSync(deep, "[".repeat(100_000));
  const deepInside = info.outputPath("deep-inside.json");
  writeFileSync(deepInside, `{"format":"enlace-region","version":1,"region":{"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`);
  const program = new Program(page);
  const welcome = new WelcomePage(page);
  await program.start();
  for (const file of [large, deep]) {
    await welcome.file.setInputFiles(file);
    await expect(page.getByRole("alert").filter({ hasText: file.split("/").pop() })).toBeVisible();
  }
  // A field that nobody can read is set aside; the rest of the file opens.
  await welcome.file.setInputFiles(deepInside);
  await program.saved();
  await program.go("problems");
  await expect(page.getByRole("main").locator("details")).not.toHaveCount(0);
});

test("a large file is opened beside the page: it can be stopped, says why not, and never opens twice", async ({ page }) => {
  test.slow(); // axe looks at every element
  const program = new Program(page);
  await program.openSample("files");
  const large = JSON.parse(readFileSync(projectFile("public/samples/ave.json"), "utf8"));
  delete large.digest;
  Object.assign(large.region, { id: "large", name: "Ave com muitas empresas" });
  const [one] = large.region.enterprises;
  for (let i = 0; i < 8000; i += 1) large.region.enterprises.push({ ...one, id: `new-${i}`, name: `Nova ${i}` });
  const text = JSON.stringify(large);
  expect(text.length).toBeGreaterThan(1_000_000);
  const file = (buffer) => ({ name: "large.enlace", mimeType: "application/json", buffer: Buffer.from(buffer) });
  const choose = page.getByLabel("Choose a file");
  const opening = page.getByRole("progressbar", { name: "Opening “large.enlace”…" });

  await page.route("**/worker_loader.js", () => {});
  await choose.setInputFiles(file(text));
  await expect(opening).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Stop" }).press("Enter");
  await expect(opening).toHaveCount(0);
  await page.unroute("**/worker_loader.js");
  await expect(page.locator("#regions-button")).toContainText("Ave");

  await choose.setInputFiles(file(text.slice(0, -2)));
  const told = page.getByRole("alert").filter({ hasText: "large.enlace" });
  await expect(told).toContainText(/ends too early/);
  await expect(told).toContainText("untouched");
  await expect(opening).toHaveCount(0);

  await choose.setInputFiles(file(text));
  await expect(page.locator("#regions-button")).toContainText("Ave com muitas empresas");
  await expect(opening).toHaveCount(0);
  await program.saved();
  await program.go("enterprises");
  await expect(page.getByRole("main")).toContainText("8,153 rows");
  await program.go("files");
  await choose.setInputFiles(file(text));
  await expect(page.getByText("is already on this device with the same content")).toBeVisible();
  await expectAccessible(page);
});

test("what cannot be read of a file is set aside and shown, and the rest opens", async ({ page }) => {
  const program = new Program(page);
  await program.openFiles(projectFile("tests/data/broken/wrong-types.json"));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await program.go("files");
  await expect(page.getByRole("main")).toContainText('"level"');
  await program.go("problems");
  await expect(page.getByRole("main").locator("details")).not.toHaveCount(0);
});

test("every broken file that we keep is either refused or opened with its problems", () => {
  const kept = readdirSync(projectFile("tests/data/broken"));
  expect(kept).toEqual(expect.arrayContaining(Object.keys(REFUSED)));
});
