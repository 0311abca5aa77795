import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

import { expect, expectAccessible, test } from "../enlace.mjs";
import { Program, projectFile } from "../pages/program.mjs";
import { RegionPages } from "../pages/region.mjs";
import { Rescue } from "../pages/rescue.mjs";

/** A host without rules of its own answers an address that it does not know with 404.html. */
const BY_404 = /status of 404/;

test("a region is duplicated, and deleted after a file was offered; the other one stays", async ({ page }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await region.toFiles();
  await page.getByRole("button", { name: "Duplicate this region" }).click();
  await region.opened("Ave (copy)");

  await region.toFiles();
  await page.getByRole("button", { name: "Delete this region…" }).click();
  await expect(page.getByRole("dialog")).toContainText("Delete Ave (copy) from this device?");
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Save to a file" }).click();
  expect((await download).suggestedFilename()).toMatch(/^Ave \(copy\)/);
  await page.getByRole("button", { name: "Delete it" }).click();
  await expect(region.notices).toContainText("Ave (copy) was deleted from this device");
  await page.getByRole("link", { name: "Go to the first page" }).click();
  await expect(page.getByText("1 region on this device")).toBeVisible();
});

test("changes that no file holds are counted, and a file that leaves starts the count anew", async ({
  complaints,
  page,
}) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await region.toSettings();
  for (let i = 1; i <= 40; i += 1) await region.rename(`Ave ${i}`);
  await region.saved();
  const reminder = page.getByText("40 changes are only on this device");
  await expect(reminder).toBeVisible();
  await page.getByRole("button", { name: "Later" }).click();
  await expect(reminder).toHaveCount(0);
  await page.reload();
  await expect(reminder).toBeVisible();
  await region.saveToFile();
  await expect(reminder).toHaveCount(0);
  await expect(page.getByText("Changes since the last file left this browser: 0.")).toBeVisible();
  await region.saved();
  await page.reload();
  await expect(page.getByText("Changes since the last file left this browser: 0. Last file:")).toBeVisible();
  complaints.expected(BY_404);
});

test("a large region's file is made beside the page, and what is changed meanwhile is in no file", async ({ page }) => {
  const large = JSON.parse(readFileSync(projectFile("public/samples/ave.json"), "utf8"));
  delete large.digest;
  const [one] = large.region.needs;
  for (let i = 0; i < 3200; i += 1) large.region.needs.push({ ...one, id: `new-${i}` });
  const file = { name: "large.enlace", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(large)) };
  const program = new Program(page);
  await program.start();
  await page.locator("input[type=file]").setInputFiles(file);
  await program.saved();
  await program.go("settings");

  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route("**/worker_loader.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("progressbar", { name: /^Making the file/ })).toBeVisible();
  await page.locator("#setting-stay_share").fill("0.8");
  await page.keyboard.press("Tab");
  const download = page.waitForEvent("download");
  go();
  const made = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  expect(made.region.needs).toHaveLength(large.region.needs.length);
  expect(made.region.settings?.stay_share).not.toBe(0.8);
  await program.go("files");
  await expect(page.getByText("Changes since the last file left this browser: 1.")).toBeVisible();
});

test("contacts are forgotten here and in everything that is kept of them", async ({ page }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  const file = await region.saveToFile();
  const contact = '"contacts": [\n{"id":"c1","name":"Ana Silva","email":"ana@example.org"}\n]';
  const text = file.text.replace('"name": "Ave"', '"name": "With contacts"').replace(/"contacts": \[\]/, contact);
  expect(text).toContain("Ana Silva");
  await region.openFiles([{ name: "contacts.json", text }]);
  await region.opened("With contacts");
  await region.toFiles();
  await page.getByRole("button", { name: "Forget all contacts…" }).click();
  await expect(page.getByRole("dialog")).toContainText("Forget 1 contact?");
  await page.getByRole("button", { name: "Forget them" }).click();
  await expect(region.notices).toContainText("Contacts forgotten: 1");
  const stored = await region.stored();
  expect(stored).toContain("With contacts");
  expect(stored).not.toContain("Ana Silva");
});

test("one contact is forgotten from the form of its enterprise, also in what can be undone, and others stay", async ({ page }) => {
  test.slow(); // axe looks at every element
  const region = new RegionPages(page);
  await region.start("Ave");
  const file = await region.saveToFile();
  const enterprise = '"enterprises": [\n{"id":"e1","name":"Metalo"}\n]';
  const person = (id, name) => `{"id":"${id}","name":"${name}","enterprise":"e1","role":"director"}`;
  const text = file.text
    .replace('"name": "Ave"', '"name": "With contacts"')
    .replace(/"enterprises": \[\]/, enterprise)
    .replace(/"contacts": \[\]/, `"contacts": [\n${person("c1", "Ana Silva")},\n${person("c2", "Rui Costa")}\n]`);
  await region.openFiles([{ name: "contacts.json", text }]);
  await region.opened("With contacts");
  await page.goto("enterprises?tab=contacts&record=c1");
  const form = page.locator("aside.drawer");
  await form.getByLabel("Role", { exact: true }).fill("owner of the works");
  await form.getByRole("button", { name: "Save" }).click();
  await region.saved();
  await page.goto("enterprises?record=e1");
  await expect(form.getByRole("link", { name: "Rui Costa" })).toBeVisible();
  await form.getByRole("button", { name: "Forget Ana Silva…" }).click();
  await expect(page.getByRole("dialog")).toContainText("cannot be taken back");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Forget this contact" }).click();
  await expect(region.notices).toContainText("Contacts forgotten: 1");
  await expect(form.getByRole("link", { name: "Ana Silva" })).toHaveCount(0);
  await expect(form.getByRole("heading", { name: "Contacts" })).toBeFocused();
  const stored = await region.stored();
  expect(stored).toContain("Rui Costa");
  expect(stored).not.toContain("Ana Silva");
  expect(stored).not.toContain("owner of the works");
});

test("everything on this device is handed out, also while the program runs", async ({ page }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await region.start("Cávado");
  await region.toFiles();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything on this device" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(JSON.parse(text).format).toBe("enlace-region");
  // Two regions, and of each the snapshot of the day.
  await expect(page.getByText("Files handed out: 4.")).toBeVisible();
});

test("without the program the snapshots are handed out, too", async ({ complaints, page }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await region.toSnapshots();
  await page.getByRole("button", { name: "Take a snapshot now" }).click();
  await expect(page.getByRole("cell", { name: "By hand" })).toBeVisible();
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("?without-the-program");
  const files = await new Rescue(page).downloadEverything();
  expect(files.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^Ave .* snapshot .*\.enlace$/));
  const [one, other] = files.map(({ text }) => JSON.parse(text).region);
  expect(one.municipalities).toEqual(other.municipalities);
  complaints.expected(/./);
});

test("an earlier state is compared with now, and gone back to in one step that can be undone", async ({ page }) => {
  const region = new RegionPages(page);
  await region.openSample();
  await region.toSnapshots();
  await page.getByRole("button", { name: "Take a snapshot now" }).click();
  await expect(page.getByRole("cell", { name: "By hand" })).toBeVisible();
  await region.toSettings();
  await region.rename("Vale do Ave");
  await region.saved();

  await region.toSnapshots();
  await page.getByRole("row", { name: "By hand" }).getByRole("button", { name: /^Compare/ }).click();
  const compared = page.getByRole("region", { name: /What changed since/ });
  await expect(compared.getByRole("row", { name: /Region, settings/ })).toContainText("1");
  await expectAccessible(page);
  await compared.getByRole("button", { name: "Go back to this state" }).click();
  await expect(region.notices).toContainText("This can be undone in one step");
  await expect(compared).toContainText("Nothing differs");
  await expect(page.getByRole("cell", { name: "Before going back" })).toBeVisible();
  await region.saved();
  await region.toSettings();
  await expect(region.name).not.toHaveValue("Vale do Ave");
});

test("what was done can be taken back after a reload", async ({ complaints, page }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await region.toSettings();
  await region.rename("Vale do Ave");
  await region.rename("Vale do Ave e Sousa");
  await region.saved();
  await page.reload();
  await expect(region.name).toHaveValue("Vale do Ave e Sousa");
  await region.name.blur();
  await page.locator("#title").focus();
  await page.keyboard.press("Control+z");
  await expect(region.name).toHaveValue("Vale do Ave");
  await region.saved();
  await page.reload();
  await expect(region.name).toHaveValue("Vale do Ave");
  await page.locator("#title").focus();
  await page.keyboard.press("Control+z");
  await expect(region.name).toHaveValue("Ave");
  await region.saved();
  complaints.expected(BY_404);
});
