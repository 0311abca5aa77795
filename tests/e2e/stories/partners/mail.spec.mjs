import { readFile } from "node:fs/promises";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { zip } from "../../pages/archive.mjs";
import { Form } from "../../pages/form.mjs";
import { Mail, TRIED } from "../../pages/mail.mjs";
import { Program, projectFile } from "../../pages/program.mjs";

const { region } = JSON.parse(await readFile(projectFile("public/samples/ave.json"), "utf8"));

/** Three schools, each with an offer that shares no class. */
const SCHOOLS = region.schools
  .map((school) => ({ ...school, offer: region.offers.find((it) => it.school === school.code && !it.shared_with && it.places) }))
  .filter(({ offer }) => offer)
  .slice(0, 3);

/** Gives an offer that many places, with the form beside the table. */
async function setPlaces(page, offer, places) {
  const form = new Form(page);
  const program = new Program(page);
  await program.start(`offers?record=${offer.id}`);
  await form.field("places").fill(String(places));
  await page.keyboard.press("Control+Enter");
  await expect(page.locator(".drawer")).toHaveCount(0);
  await program.saved();
}

/** A school opens its file on its own device, sets its places, and sends it back. */
async function answer(browser, file, school, places) {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  const program = new Program(page);
  await program.openFiles(file.path);
  await expect(page.getByText("This is your part of the region")).toBeVisible();
  await program.saved();
  await setPlaces(page, school.offer, places);
  await page.getByRole("link", { name: "Send back" }).click();
  await expect(page.getByRole("heading", { name: `Your part: ${school.name}` })).toBeVisible();
  await expectAccessible(page);
  const back = await new Mail(page).save("Send back");
  const text = await readFile(back.path, "utf8");
  await context.close();
  return { name: back.name, mimeType: "application/octet-stream", buffer: Buffer.from(text) };
}

test("a round of mail: three schools answer, one conflict is decided, all is taken in as one step", async ({ browser, page }) => {
  test.setTimeout(120_000);
  const program = new Program(page);
  const mail = new Mail(page);
  await program.openSample();
  await mail.open();
  await page.getByLabel("Your name").fill("Comunidade do Ave");
  const files = [];
  for (const school of SCHOOLS) files.push(await mail.toSchool(school.name));
  for (const [i, file] of files.entries()) expect(file.name).toContain(SCHOOLS[i].name.slice(0, 60));
  await expect(mail.contents).toContainText("training offers");
  await expect(mail.contents).not.toContainText("needs");
  await expectAccessible(page);
  const sent = await readFile(files[0].path, "utf8");
  for (const enterprise of region.enterprises) expect(sent).not.toContain(enterprise.name);

  // Meanwhile the coordinator changes an offer of the first school.
  await setPlaces(page, SCHOOLS[0].offer, 17);
  const answers = [];
  for (const [i, school] of SCHOOLS.entries()) answers.push(await answer(browser, files[i], school, 30 + i));

  // The last one was made to say more than it was asked.
  const more = JSON.parse(answers[2].buffer.toString());
  delete more.digest;
  more.region.target_year = 2035;
  more.region.enterprises = [{ id: "planted", name: "Planted firm" }];
  answers[2].buffer = Buffer.from(JSON.stringify(more));

  await mail.open();
  await expect(page.getByText("not yet")).toHaveCount(3);
  for (const [i, { name }] of answers.entries()) expect(name).toContain(SCHOOLS[i].name.slice(0, 60));
  // Two come packed together.
  const two = Object.fromEntries(answers.slice(0, 2).map(({ name, buffer }) => [name, buffer]));
  await mail.answers.setInputFiles([{ name: "two.zip", mimeType: "application/zip", buffer: zip(two) }, answers[2]]);
  await expect(mail.who.locator("tbody tr")).toHaveCount(3);
  await expect(page.getByText("1 conflict still needs your decision.")).toBeVisible();
  await expect(mail.takeIn).toBeDisabled();
  await expectAccessible(page);

  // Decided with the keyboard: the partner's side.
  const conflict = page.locator("fieldset").filter({ hasText: "When sent:" });
  await expect(conflict).toContainText("17");
  await conflict.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(conflict.getByRole("radio").nth(1)).toBeChecked();
  const outside = page.locator("section.decisions").filter({ hasText: "2 changes outside what was asked" });
  await expect(outside.getByRole("heading")).toContainText(SCHOOLS[2].name);
  await expect(outside).toContainText("A school is asked for its own offers");
  for (const choice of [0, 1]) await expect(outside.getByRole("group").nth(choice).getByRole("radio").first()).toBeChecked();
  await outside.getByRole("group").nth(1).getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(mail.takeIn).toHaveText("Take in 4 changes");
  await page.keyboard.press("ArrowUp");
  await expect(mail.takeIn).toHaveText("Take in 3 changes");
  await mail.takeIn.click();
  await expect(page.getByText("3 changes were taken in.")).toBeVisible();
  await expect(page.getByText("not yet")).toHaveCount(0);

  const places = async () => {
    await program.start(`offers?record=${SCHOOLS[0].offer.id}`);
    return new Form(page).field("places").inputValue();
  };
  expect(await places()).toBe("30");
  await page.goto("history");
  await expect(page.getByText("Take in what").first()).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await program.saved();
  expect(await places()).toBe("17");
  await page.goto("snapshots");
  await expect(page.getByText(/merge|taking in/i).first()).toBeVisible();
});

test("a file with contacts goes locked; a wrong passphrase is told, the right one opens it", { tag: "@smoke" }, async ({ browser, page }) => {
  const program = new Program(page);
  const mail = new Mail(page);
  await program.openSample();
  await mail.open();
  await page.getByLabel("For whom").selectOption({ label: "A colleague (everything)" });
  await page.getByLabel(/^Include contacts/).check();
  await expect(page.getByLabel("Lock the file with a passphrase").last()).toBeChecked();
  await expect(page.getByRole("button", { name: "Save the file" })).toBeDisabled();
  // A weak one is told and taken, one of words is made.
  const field = page.getByLabel("Passphrase", { exact: true });
  await field.fill("Guimarães 2029");
  await expect(page.getByText("little more than names of the region")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save the file" })).toBeEnabled();
  await expect(field).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: "Make one of words" }).press("Enter");
  await expect(page.getByText("8 words chosen at random")).toBeVisible();
  await expect(field).toHaveAttribute("type", "text");
  const passphrase = await field.inputValue();
  expect(passphrase).toMatch(/^([a-z]{3,9} ){7}[a-z]{3,9}$/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Hide" }).press("Enter");
  await expect(field).toHaveAttribute("type", "password");
  const file = await mail.save("Save the file");
  expect(file.name).toMatch(/\.enlace\.age$/);
  expect(await readFile(file.path, "utf8")).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);

  const context = await browser.newContext({ locale: "en-GB" });
  const other = await context.newPage();
  await new Program(other).openFiles(file.path);
  await other.getByRole("link", { name: "Enter the passphrase" }).click();
  await other.getByLabel("Passphrase").fill("alecrim doce 49");
  await other.getByRole("button", { name: "Open", exact: true }).click();
  await expect(other.getByText("This is not the passphrase of this file.")).toBeVisible(TRIED);
  await expectAccessible(other);
  await other.getByLabel("Passphrase").fill(` ${passphrase}  `);
  await other.keyboard.press("Enter");
  await expect(other.getByTitle("Regions on this device")).toContainText("Ave", TRIED);
  await context.close();
});

test("a school's file goes locked and comes back locked; a damaged copy of it opens with no passphrase", async ({ browser, page }) => {
  test.setTimeout(120_000);
  const [school] = SCHOOLS;
  const passphrase = "rosmaninho azul 29";
  const program = new Program(page);
  const mail = new Mail(page);
  await program.openSample();
  await mail.open();
  await mail.lock(passphrase);
  const file = await mail.toSchool(school.name);
  const letters = await readFile(file.path, "utf8");
  expect(letters).not.toContain(school.name);

  const context = await browser.newContext({ locale: "en-GB" });
  const other = await context.newPage();
  const theirs = new Program(other);
  const half = letters.length / 2;
  const damaged = letters.slice(0, half) + (letters[half] === "A" ? "B" : "A") + letters.slice(half + 1);
  const opened = other.getByText("This is your part of the region");
  for (const [name, text, told] of [
    ["damaged.age", damaged, other.getByText("The file was changed or cut off on its way")],
    [file.name, letters, opened],
  ]) {
    await theirs.openFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });
    await other.getByRole("link", { name: "Enter the passphrase" }).click();
    await other.getByLabel("Passphrase").fill(passphrase);
    await other.keyboard.press("Enter");
    await expect(told).toBeVisible(TRIED);
  }
  await theirs.saved();
  await setPlaces(other, school.offer, 33);
  await other.getByRole("link", { name: "Send back" }).click();
  const back = new Mail(other);
  await back.lock(passphrase);
  const answered = await back.save("Send back");
  expect(answered.name).toMatch(/\.enlace\.age$/);
  const answer = { name: answered.name, mimeType: "application/octet-stream", buffer: await readFile(answered.path) };
  await context.close();

  // What changed here since is told before the answer comes.
  await setPlaces(page, SCHOOLS[1].offer, 18);
  await mail.open();
  await page.getByRole("button", { name: "Show what changed here since" }).click();
  await expect(page.getByRole("table").getByText("nothing changed")).toBeVisible();
  await mail.answers.setInputFiles([answer]);
  const row = mail.who.locator("tbody tr");
  await row.getByLabel("Passphrase").fill("rosmaninho azul 30");
  await page.keyboard.press("Enter");
  await expect(row).toContainText("This is not the passphrase of this file.", TRIED);
  await row.getByLabel("Passphrase").fill(passphrase);
  await page.keyboard.press("Enter");
  await expect(row).toContainText("your file of", TRIED);
  await expect(row).toContainText(school.name);
  await mail.takeIn.click();
  await expect(page.getByText("1 change was taken in.")).toBeVisible();
});

test("files that are no answers say so, and nothing is taken in", async ({ page, complaints }) => {
  const program = new Program(page);
  const mail = new Mail(page);
  await program.openSample();
  await mail.open();
  const file = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  const elsewhere = await readFile(projectFile("tests/data/worked-example-1.json"), "utf8");
  const locked = await readFile(projectFile("tests/data/encrypted/rage-19.age"));
  await mail.answers.setInputFiles([
    file("cut.enlace", '{"format": "enlace-region"'),
    file("elsewhere.enlace", elsewhere),
    file("same.enlace", await readFile(projectFile("public/samples/ave.json"), "utf8")),
    { name: "locked.age", mimeType: "application/octet-stream", buffer: locked },
  ]);
  const rows = mail.who.locator("tbody tr");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toContainText("The file ends too early");
  await expect(rows.nth(1)).toContainText("another region, “Worked example 1”");
  await expect(rows.nth(2)).toContainText("nothing is taken in unless you choose it");
  await expect(page.getByText("The answers say nothing that does not stand here already.")).toBeVisible();
  // A worker that breaks off had too little memory: rage asks for half a gigabyte.
  const breaks = 'onmessage = () => { throw new RangeError("no memory"); }; postMessage("ready");';
  await page.route("**/helper_loader.js", (route) => route.fulfill({ contentType: "text/javascript", body: breaks }));
  await rows.nth(3).getByLabel("Passphrase").fill("alecrim doce 48");
  await page.keyboard.press("Enter");
  await expect(rows.nth(3)).toContainText("did not give the memory that opening this file takes");
  complaints.expected(/no memory/);
  await page.unroute("**/helper_loader.js");
  await rows.nth(3).getByLabel("Passphrase").fill("alecrim doce 48");
  await page.keyboard.press("Enter");
  await expect(rows.nth(3).getByRole("status")).toContainText("it takes 512 MB of memory");
  await expect(rows.nth(3)).toContainText("It is plain text", TRIED);
  await expectAccessible(page);
  await rows.nth(0).getByRole("button", { name: "Put away" }).click();
  await expect(rows).toHaveCount(3);
});
