import { expect, expectAccessible, test } from "../enlace.mjs";
import { Rescue } from "../pages/rescue.mjs";

/** What the browser prints when a part of the program is missing or wrong. */
const NOT_LOADED = /Failed to load resource|Failed to fetch|WebAssembly|MIME|magic|CompileError|error loading/i;

const broken = {
  "the wasm is missing": (page) => page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: "" })),
  "the wasm is something else": (page) =>
    page.route(/\.wasm$/, (route) => route.fulfill({ status: 200, contentType: "application/wasm", body: "<html>" })),
  "the connection ends before the wasm came": (page) => page.route(/\.wasm$/, (route) => route.abort()),
  "the script around the wasm is missing": (page) =>
    page.route(/enlace-web-\w+\.js$/, (route) => route.fulfill({ status: 404, body: "" })),
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
