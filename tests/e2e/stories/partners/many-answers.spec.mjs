import { readFile } from "node:fs/promises";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Mail, TRIED } from "../../pages/mail.mjs";
import { Program, projectFile } from "../../pages/program.mjs";

const { region } = JSON.parse(await readFile(projectFile("public/samples/ave.json"), "utf8"));

/** The files of an archive in which each lies as it is. */
function unpacked(bytes) {
  const files = [];
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [size, name] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const start = at + 30 + name;
    files.push({ name: bytes.toString("utf8", at + 30, start), text: bytes.toString("utf8", start, start + size) });
    at = start + size;
  }
  return files;
}

test("each school gets its own file in one go, and is listed with what it got", async ({ page }) => {
  const program = new Program(page);
  const mail = new Mail(page);
  await program.openSample();
  await mail.open();
  await page.getByLabel("Partner", { exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Partner", { exact: true })).toHaveValue("*");
  await expect(mail.contents.locator("tbody tr")).toHaveCount(region.schools.length);
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save all files" }).press("Enter");
  const archive = await download;
  expect(archive.suggestedFilename()).toMatch(/^Ave .*\.zip$/);
  await expect(page.getByText("Unpack it and send each partner theirs.")).toBeVisible();
  const files = unpacked(await readFile(await archive.path()));
  expect(files).toHaveLength(region.schools.length);
  const names = mail.contents.locator("tbody tr td.whole");
  await expect(names.filter({ hasText: ".enlace" })).toHaveCount(region.schools.length);
  for (const { name, text } of files) {
    const file = JSON.parse(text);
    await expect(names.filter({ hasText: name })).toHaveCount(1);
    expect(file.region.schools.map((it) => it.code)).toEqual([file.partner]);
    expect(file.region.offers.every((it) => it.school === file.partner)).toBe(true);
    expect(file.region.needs ?? []).toEqual([]);
  }
  await expect(page.getByText("not yet")).toHaveCount(region.schools.length);
  await expectAccessible(page);

  // An answer to one of them is compared with what that school got.
  const file = JSON.parse(files.find((it) => JSON.parse(it.text).region.offers.length > 0).text);
  file.base = file.digest;
  delete file.digest;
  file.region.offers[0].places = 77;
  await mail.answers.setInputFiles({ name: "back.enlace", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await expect(mail.who.locator("tbody tr")).toContainText("your file of");
  await expect(mail.takeIn).toHaveText("Take in 1 change");
});

test("files that are saved locked in one go have a passphrase of their own each, listed once", async ({ browser, page }) => {
  const program = new Program(page);
  const mail = new Mail(page);
  await program.openSample();
  await mail.open();
  await page.getByLabel("For whom").selectOption({ label: "A group of enterprises" });
  await page.getByLabel("Partner", { exact: true }).selectOption("*");
  await page.getByLabel("Lock the file with a passphrase").first().check();
  await expect(page.getByText("Each partner gets a passphrase of their own")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save all files" }).press("Enter");
  const files = unpacked(await readFile(await (await download).path()));
  const rows = page.locator("section", { has: page.getByRole("heading", { name: "Passphrases" }) }).last().locator("tbody tr");
  await expect(rows).toHaveCount(files.length);
  const passphrases = await rows.locator("code").allTextContents();
  expect(new Set(passphrases).size).toBe(files.length);
  expect(files.length).toBeGreaterThan(1);
  for (const { name } of files) await expect(rows.filter({ hasText: name })).toHaveCount(1);
  await expectAccessible(page);

  // The list is there after a look at another page, is printed alone, and goes when it is put away.
  await program.go("overview");
  await mail.open();
  await expect(rows).toHaveCount(files.length);
  await page.evaluate(() => Object.assign(window, { print: () => {} }));
  await page.emulateMedia({ media: "print" });
  await page.locator("button", { hasText: "Print the list" }).dispatchEvent("click");
  await expect(page.locator(".paper-alone tbody tr")).toHaveCount(files.length);
  await expect(page.locator("h1")).toBeHidden();
  await expect(page.locator(".paper-alone code").first()).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });

  const context = await browser.newContext({ locale: "en-GB" });
  const other = await context.newPage();
  const [own] = files;
  const row = rows.filter({ hasText: own.name });
  await new Program(other).openFiles({ name: own.name, mimeType: "application/octet-stream", buffer: Buffer.from(own.text) });
  await other.getByRole("link", { name: "Enter the passphrase" }).click();
  await other.getByLabel("Passphrase").fill(await row.locator("code").textContent());
  await other.keyboard.press("Enter");
  await expect(other.getByText("This is your part of the region")).toBeVisible(TRIED);
  await context.close();
  await page.getByRole("button", { name: "I have it: close the list" }).press("Enter");
  await expect(rows).toHaveCount(0);
});

test("a large answer is read beside the page, can be stopped, and is shown fifty at a time", async ({ page }) => {
  test.slow(); // axe looks at every element
  const program = new Program(page);
  const mail = new Mail(page);
  await program.openSample();
  await mail.open();
  await page.getByLabel("For whom").selectOption({ label: "A colleague (everything)" });
  const file = JSON.parse(await readFile((await mail.save("Save the file")).path, "utf8"));
  file.base = file.digest;
  delete file.digest;
  const [one] = file.region.enterprises;
  for (let i = 0; i < 6000; i += 1) file.region.enterprises.push({ ...one, id: `new-${i}`, name: `Nova ${i}` });
  const answer = { name: "large.enlace", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) };
  expect(answer.buffer.length).toBeGreaterThan(1_000_000);

  const row = mail.who.locator("tbody tr");
  await page.route("**/worker_loader.js", () => {});
  await mail.answers.setInputFiles(answer);
  await expect(row.getByRole("progressbar", { name: "Reading the answer…" })).toBeVisible();
  await expectAccessible(page);
  await row.getByRole("button", { name: "Stop" }).press("Enter");
  await expect(row).toHaveCount(0);
  await page.unroute("**/worker_loader.js");

  await mail.answers.setInputFiles(answer);
  await expect(mail.takeIn).toHaveText("Take in 6,000 changes");
  await expect(row).toContainText("6,000");
  await page.locator(".decisions summary").press("Enter");
  await expect(page.locator("fieldset.decision")).toHaveCount(50);
  await expect(page.getByText("1 to 50 of 6,000")).toBeVisible();
  await page.getByRole("button", { name: "Next ones" }).press("Enter");
  await expect(page.getByText("51 to 100 of 6,000")).toBeVisible();
  await expect(page.getByRole("button", { name: "Next ones" })).toBeFocused();
  await expectAccessible(page);

  // Another answer comes: all are compared again, and the list stays unfolded where it was.
  const other = structuredClone(file);
  other.region.enterprises = [...region.enterprises, { ...one, id: "another", name: "Outra" }];
  await mail.answers.setInputFiles({ name: "small.enlace", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(other)) });
  await expect(mail.takeIn).toHaveText("Take in 6,001 changes");
  await expect(page.getByText("51 to 100 of 6,001")).toBeVisible();
  await mail.takeIn.click();
  await expect(page.getByText("6,001 changes were taken in.")).toBeVisible();
  await program.saved();
});

test("contacts come back with a colleague's file, locked, and one that was forgotten here waits for a decision", async ({ browser, page }) => {
  test.setTimeout(120_000);
  const passphrase = "alecrim doce 48";
  const mail = new Mail(page);
  const program = new Program(page);
  const contact = { id: "c1", school: region.schools[0].code, name: "Rui Escola", phone: "253 000 001" };
  const whole = JSON.parse(await readFile(projectFile("public/samples/ave.json"), "utf8"));
  delete whole.digest;
  Object.assign(whole.region, { id: "with-contacts", name: "Ave com contactos" });
  // The second one says its name as a number, which nobody can read.
  whole.region.contacts = [contact, { id: "c2", name: 4 }];
  await program.openFiles({ name: "with-contacts.enlace", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(whole)) });
  await expect(program.title).toContainText("Ave com contactos");
  await program.saved();
  await mail.open();
  await page.getByLabel("For whom").selectOption({ label: "A colleague (everything)" });
  await page.getByLabel(/^Include contacts/).check();
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  const file = await mail.save("Save the file");

  const context = await browser.newContext({ locale: "en-GB" });
  const other = await context.newPage();
  const theirs = new Program(other);
  await theirs.openFiles(file.path);
  await other.getByRole("link", { name: "Enter the passphrase" }).click();
  await other.getByLabel("Passphrase").fill(passphrase);
  await other.keyboard.press("Enter");
  await expect(other.getByText("This is your part of the region")).toBeVisible(TRIED);
  await theirs.saved();
  await other.getByRole("link", { name: "Send back" }).click();
  const section = other.locator("section[aria-labelledby=back]");
  await expect(section.getByLabel(/^Include contacts/)).toBeChecked();
  await expect(section.getByLabel("Also send 1 contact that could not be read")).not.toBeChecked();
  await expect(section.getByRole("button", { name: "Send back" })).toBeDisabled();
  await expectAccessible(other);
  await section.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  const back = await new Mail(other).save("Send back");
  expect(back.name).toMatch(/\.enlace\.age$/);
  const answer = { name: back.name, mimeType: "application/octet-stream", buffer: await readFile(back.path) };
  await context.close();

  // Meanwhile the contact was forgotten here: the answer does not bring it back by itself.
  await program.go("files");
  await page.getByRole("button", { name: "Forget all contacts…" }).click();
  await page.getByRole("button", { name: "Forget them" }).click();
  await program.saved();
  await mail.open();
  await mail.answers.setInputFiles(answer);
  const row = mail.who.locator("tbody tr");
  await row.getByLabel("Passphrase").fill(passphrase);
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 conflict still needs your decision.")).toBeVisible(TRIED);
  const note = page.getByRole("button", { name: "Note as answered" });
  await expect(note).toBeDisabled();
  await page.getByRole("button", { name: "Keep all as here" }).press("Enter");
  await expect(note).toBeEnabled();
});
