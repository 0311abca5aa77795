import { expect, expectAccessible, test } from "../../enlace.mjs";
import { raise } from "../../pages/newer.mjs";
import { RegionPages } from "../../pages/region.mjs";
import { Rescue } from "../../pages/rescue.mjs";

/** What the browser prints when a part of the program is missing or wrong. */
const NOT_LOADED = /Failed to load resource|Failed to fetch|WebAssembly|MIME|magic|CompileError|error loading/i;

const broken = {
  "the wasm is missing": (page) => page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: "" })),
  "the wasm is something else": (page) =>
    page.route(/\.wasm$/, (route) => route.fulfill({ status: 200, contentType: "application/wasm", body: "<html>" })),
  "the connection ends before the wasm came": (page) => page.route(/\.wasm$/, (route) => route.abort()),
  "the script around the wasm is missing": (page) =>
    page.route(/enlace-web\.js$/, (route) => route.fulfill({ status: 404, body: "" })),
  "the browser knows no wasm": (page) => page.addInitScript(() => delete window.WebAssembly),
};

for (const [what, breakIt] of Object.entries(broken)) {
  test(`${what}: the page says that the data is safe and what to do`, async ({ page, complaints }) => {
    await breakIt(page);
    await page.goto("");
    const rescue = new Rescue(page);
    await expect(rescue.title).toHaveText("Enlace did not start");
    await expect(rescue.panel).toContainText("Your data is safe");
    await expect(rescue.reload).toBeEnabled();
    await rescue.download.click();
    await expect(rescue.outcome).toHaveText("No region lies on this device.");
    await expectAccessible(page);
    expect(complaints.expected(/./)).toBeGreaterThan(0);
  });
}

for (const [locale, title] of [["pt-PT", "O Enlace não arrancou"], ["es-ES", "Enlace no ha arrancado"]]) {
  test.describe(locale, () => {
    test.use({ locale });
    test("the page speaks the user's language also without the program", async ({ page, complaints }) => {
      await broken["the wasm is missing"](page);
      await page.goto("");
      await expect(new Rescue(page).title).toHaveText(title);
      complaints.expected(NOT_LOADED);
    });
  });
}

test("asking for everything makes no database where there is none", async ({ page, complaints }) => {
  await broken["the wasm is missing"](page);
  await page.goto("");
  const rescue = new Rescue(page);
  await rescue.download.click();
  await expect(rescue.outcome).not.toBeEmpty();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  complaints.expected(NOT_LOADED);
});

test("a program that comes late takes its page back", async ({ page }) => {
  await page.clock.install();
  let letIn = () => {};
  const wait = new Promise((resolve) => (letIn = resolve));
  await page.route(/\.wasm$/, async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto("", { waitUntil: "commit" });
  await page.waitForFunction(() => window.enlaceRescue);
  await page.clock.runFor(30_000);
  const rescue = new Rescue(page);
  await expect(rescue.title).toHaveText("Enlace takes longer than usual to start");
  letIn();
  await expect(rescue.panel).toHaveCount(0);
  await expect(page.locator("#app")).toBeVisible();
});

test("after a panic the page says so, hands out everything, and a reload finds all again", { tag: "@smoke" }, async ({
  browser,
  page,
  complaints,
}) => {
  const region = new RegionPages(page);
  await region.openSample();
  await region.start("Cávado");
  const before = await region.saveToFile();

  // Without random values no id can be made, which the program takes for impossible.
  await page.evaluate(() => {
    const { getRandomValues } = Crypto.prototype;
    window.mend = () => (Crypto.prototype.getRandomValues = getRandomValues);
    Crypto.prototype.getRandomValues = () => {
      throw new Error("no random values");
    };
  });
  await region.toFirstPage();
  await page.getByRole("link", { name: "Start a region" }).click();
  await region.fillIn("Never");

  const rescue = new Rescue(page);
  await expect(rescue.title).toHaveText("Enlace has stopped");
  await expect(rescue.title).toBeFocused();
  await expect(rescue.panel).toContainText("every browser that runs wasm has random values");
  await page.evaluate(() => window.mend());
  await expectAccessible(page);
  // The snapshots of the day come too, and have a story of their own.
  const files = (await rescue.downloadEverything()).filter(({ name }) => !name.includes(" snapshot "));
  expect(files.map(({ name }) => name).sort()).toEqual([
    expect.stringMatching(/^Ave.*\.enlace$/),
    expect.stringMatching(/^Cávado.*\.enlace$/),
  ]);
  expect(complaints.expected(/unreachable|RuntimeError|status of 404/)).toBeGreaterThan(0);

  await rescue.reload.click();
  await region.toSettings();
  await expect(region.name).toHaveValue("Cávado");
  complaints.expected(/status of 404/);

  // On another device each file opens as what it was.
  const elsewhere = await browser.newContext();
  const there = new RegionPages(await elsewhere.newPage());
  await there.page.goto("");
  for (const { name, text } of files) {
    await there.openFiles([{ name, text }]);
    await expect(there.notices).toContainText(`“${name}” is open as the region`);
    await there.saved();
    const again = await there.saveToFile();
    expect(contents(again.text)).toEqual(contents(text));
    if (name.startsWith("Cávado")) expect(digest(again.text)).toBe(digest(before.text));
  }
  await elsewhere.close();
});

test("data that a newer Enlace laid out anew is left alone and handed out as it is", async ({ page }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await raise(page, "new layout");
  await page.goto("");
  const rescue = new Rescue(page);
  await expect(rescue.title).toHaveText("A newer Enlace was here");
  const [file] = await rescue.downloadEverything();
  expect(file.text).toContain("Ave");
});

/** What a file's region says, lists that are empty left out. */
function contents(text) {
  const fields = Object.entries(JSON.parse(text).region);
  return Object.fromEntries(fields.filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

/** The digest that a file states over what its region says. */
function digest(text) {
  return JSON.parse(text).digest;
}
