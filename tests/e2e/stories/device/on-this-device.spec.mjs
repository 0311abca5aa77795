import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { unzip, zip } from "../../pages/archive.mjs";
import { Program, projectFile } from "../../pages/program.mjs";
import { RegionPages } from "../../pages/region.mjs";
import { Rescue } from "../../pages/rescue.mjs";

/** A host without rules of its own answers an address that it does not know with 404.html. */
const BY_404 = /status of 404/;

test("a region is duplicated, deleted after a file was offered, taken back from the bin, and deleted for good; the other one stays", async ({
  complaints,
  page,
}) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await region.toFiles();
  await page.getByRole("button", { name: "Duplicate this region" }).click();
  await region.opened("Ave (copy)");

  await region.toFiles();
  await page.getByRole("button", { name: "Delete this region…" }).click();
  await expect(page.getByRole("dialog")).toContainText("Move Ave (copy) to the bin?");
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Save to a file" }).click();
  expect((await download).suggestedFilename()).toMatch(/^Ave \(copy\)/);
  await page.getByRole("button", { name: "Move to the bin" }).click();
  await expect(region.notices).toContainText("Ave (copy) is in the bin");
  await region.notices.getByRole("button", { name: "Take back" }).click();
  await region.opened("Ave (copy)");

  await region.toFiles();
  await page.getByRole("button", { name: "Delete this region…" }).click();
  await page.getByRole("button", { name: "Move to the bin" }).click();
  await page.addInitScript(() => {
    window.tops = new Set();
    const look = () => {
      const way = document.querySelector(".ways button");
      if (way && getComputedStyle(way).visibility === "visible") window.tops.add(way.getBoundingClientRect().top);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto("");
  await expect(page.getByText("1 region on this device")).toBeVisible();
  expect(await page.evaluate(() => window.tops.size), "heights at which the ways on stood").toBe(1);
  const bin = page.getByRole("region", { name: "Bin: 1 region" });
  await expect(bin.getByRole("row", { name: /^Ave \(copy\)/ })).toContainText("30");
  await expectAccessible(page);
  await bin.getByRole("button", { name: "Take back Ave (copy)" }).focus();
  await page.keyboard.press("Enter");
  await region.opened("Ave (copy)");
  await expect(page).toHaveURL(/\/overview$/);

  await region.toFiles();
  await page.getByRole("button", { name: "Delete this region…" }).click();
  await page.getByRole("button", { name: "Move to the bin" }).click();
  await page.getByRole("link", { name: "Go to the first page" }).click();
  await bin.getByRole("button", { name: "Delete for good… Ave (copy)" }).click();
  await expect(page.getByRole("dialog")).toContainText("Delete Ave (copy) for good?");
  await page.getByRole("dialog").getByRole("button", { name: "Delete for good", exact: true }).click();
  await expect(bin).toHaveCount(0);
  await expect(page.getByText("1 region on this device")).toBeVisible();
  expect(await region.stored()).not.toContain("Ave (copy)");
  complaints.expected(BY_404);
});

test("a clock that was wrong takes no snapshot away, and brings no new one with every reload", async ({ complaints, page }) => {
  const region = new RegionPages(page);
  const day = async (date) => {
    await page.clock.setSystemTime(new Date(`${date}T12:00:00`));
    await page.goto("settings");
    await region.saved();
    await region.rename(`Ave of ${date}`);
    await region.saved();
  };
  await page.clock.install({ time: new Date("2026-11-10T12:00:00") });
  await region.start("Ave");
  for (const date of ["11", "12", "13", "14", "15"]) await day(`2026-11-${date}`);
  await day("2028-11-16");
  for (const _ of [1, 2]) await day("2026-11-16");
  await day("2019-01-01");
  for (const _ of [1, 2]) await day("2026-11-17");
  await region.toSnapshots();
  const rows = page.getByRole("main").getByRole("row").filter({ hasText: "Daily" });
  // Five days, the one with the clock ahead, the next, the one with the clock behind, and the last.
  await expect(rows).toHaveCount(9);
  await expect(rows.filter({ hasText: "dated ahead" })).toHaveCount(1);
  await expect(rows.first()).toContainText("17/11/2026");
  await expect(rows.filter({ hasText: "dated ahead" })).toContainText("16/11/2028");
  complaints.expected(BY_404);
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
  await expect(region.name).toHaveValue("Ave 40");
  await region.rename("Ave 41");
  await region.saved();
  await expect(page.getByText("changes are only on this device")).toHaveCount(0);
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
  await program.openSettings("Supply");

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
  const archive = await (await download).path();
  const files = unzip(await readFile(archive));
  for (const { text } of files) expect(JSON.parse(text).format).toBe("enlace-region");
  // Two regions, and of each the snapshot of the day.
  expect(new Set(files.map(({ name }) => name.toLowerCase())).size).toBe(4);
  await expect(page.getByText("One archive with 4 files is among the downloads.")).toBeVisible();

  // The archive offers what is in it.
  await page.locator("input[type=file]").setInputFiles({ name: "all.zip", mimeType: "application/zip", buffer: await readFile(archive) });
  const offered = page.getByRole("dialog");
  await expect(offered).toContainText("What is in “all.zip”");
  await expectAccessible(page);
  await offered.getByRole("checkbox", { name: /^Ave .*snapshot/ }).check();
  await offered.getByRole("button", { name: "Open 1 file" }).click();
  await region.opened("Ave");
  await expect(region.notices).toContainText(/Ave .* snapshot .*\.enlace” is open as a region of its own|same content/);
});

test("a file that is something else says what it is and what to do; packed regions are opened", async ({ page }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  const { text } = await region.saveToFile();
  const give = (name, buffer) => page.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer: Buffer.from(buffer) });
  for (const [name, content, said] of [
    ["Ave.enlace", "<!doctype html><title>Sign in</title>", /web page, perhaps the one that asks to sign in/],
    ["Ave.enlace", "From: a@b.pt\r\nSubject: Ave\r\n\r\nHello", /e-mail, not the file attached/],
    ["Ave.json", "%PDF-1.7\n", /It is a PDF/],
    ["Ave.enlace", "code;name\n1;Ave\n", /It is a table.*Import a table/],
    ["Ave.zip", zip({ "photo.jpg": "x" }), /ZIP archive with no region in it/],
    ["Ave.enlace.gz", gzipSync("no region").subarray(0, 20), /compressed file \(gzip\).*damaged/],
  ]) {
    await give(name, content);
    await expect(region.notices).toContainText(`“${name}” was not opened`);
    await expect(region.notices).toContainText(said);
  }
  const other = text.replace('"name": "Ave"', '"name": "Packed"');
  await give("Packed.enlace.gz", gzipSync(other));
  await region.opened("Packed");
  await region.toFiles();
  await give("two.zip", zip({ "a/One.enlace": text.replace('"name": "Ave"', '"name": "One"'), "a/note.pdf": "x" }));
  await expect(page.getByRole("dialog")).toContainText("1 more file is no region’s file");
  await page.getByRole("button", { name: "Open 1 file" }).click();
  await region.opened("One");
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
