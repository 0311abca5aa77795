import { expect, expectAccessible, test } from "../../enlace.mjs";
import { PLACES, Program } from "../../pages/program.mjs";

test("the main job: sample, a setting, reload, a file, wiped, the file again, the same figures", { tag: "@smoke" }, async ({ page, context }) => {
  const program = new Program(page);
  await program.trySample();
  const before = await program.totals();
  expect(before).toHaveLength(4);
  for (const figure of before) expect(figure).toMatch(/^[\d,.]+$/);

  await program.go("settings");
  await program.openSettings("What is counted");
  await page.getByLabel("Carry needs forward").uncheck();
  await program.saved();
  await program.go("overview");
  const after = await program.totals();
  expect(after[0]).not.toBe(before[0]);
  expect(after[2]).not.toBe(before[2]);

  await page.reload();
  await expect(program.title).toContainText("Ave");
  expect(await program.totals()).toEqual(after);

  await program.go("files");
  const file = await program.saveToFile();
  expect(file.name).toMatch(/^Ave 2030 .*\.enlace$/);
  expect(JSON.parse(file.text).region.settings.carry_forward).toBe(false);

  // A device that has never seen the region.
  const elsewhere = await context.browser().newContext({ locale: "en-GB" });
  const other = new Program(await elsewhere.newPage());
  await other.openFiles(file.path);
  await expect(other.title).toContainText("Ave");
  expect(await other.totals()).toEqual(after);
  await elsewhere.close();
});

test("every page of the sample is accessible", async ({ page }) => {
  test.slow(); // axe looks at every element of long tables
  const program = new Program(page);
  await program.openSample();
  await expectAccessible(page);
  for (const place of PLACES.slice(1)) {
    await program.go(place);
    await expectAccessible(page);
  }
});

test("an opened row with its reasons, and an explanation, are accessible", async ({ page }) => {
  test.slow(); // axe looks at every element of long tables
  const program = new Program(page);
  await program.openSample("coverage");
  await page.locator("main table button.opener").first().click();
  await expect(page.locator("tr.detail")).toBeVisible();
  await expectAccessible(page);
  await page.locator("tr.detail").getByRole("button").first().click();
  await expect(program.dialog).toBeVisible();
  await expectAccessible(page);
});

test("without a mouse: the sample, a row, why its gap is what it is, and back", async ({ page }) => {
  const program = new Program(page);
  await program.start();
  const press = async (key, wanted) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press(key);
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error("the keyboard does not reach it");
  };
  await press("Tab", page.getByRole("button", { name: "Open the sample" }));
  await page.keyboard.press("Enter");
  await expect(program.title).toContainText("Ave");
  await expect(program.title).toBeFocused();
  await press("Tab", page.getByRole("main").getByRole("link", { name: "All qualifications" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/coverage/);
  const opener = page.locator("main table button.opener").first();
  await press("Tab", opener);
  await page.keyboard.press("Enter");
  await expect(opener).toHaveAttribute("aria-expanded", "true");
  await expect(opener).toBeFocused();
  await press("Tab", page.locator("tr.detail button").first());
  await page.keyboard.press("Enter");
  await expect(program.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(program.dialog).toHaveCount(0);
  await expect(page.locator("tr.detail button").first()).toBeFocused();
});
