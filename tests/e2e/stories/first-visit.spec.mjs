import { expect, expectAccessible, test } from "../enlace.mjs";
import { WelcomePage } from "../pages/welcome.mjs";

test("a first visit says what Enlace is and offers three ways on", async ({ page }) => {
  const welcome = new WelcomePage(page);
  await welcome.open();
  await expect(welcome.title).toHaveText(/enterprises need.*schools will supply/);
  await expect(welcome.sample).toBeVisible();
  await expect(welcome.newRegion).toBeVisible();
  await expect(welcome.file).toBeAttached();
  await expectAccessible(page);
});

test("real text is painted before the program arrives", async ({ page }) => {
  await page.route(/\.wasm$/, () => {});
  const welcome = new WelcomePage(page);
  await page.goto("", { waitUntil: "commit" });
  await expect(welcome.title).toHaveText(/enterprises need.*schools will supply/);
  await expectAccessible(page);
});

test("the same build works in a folder of a host", { tag: "@smoke" }, async ({ page }) => {
  const welcome = new WelcomePage(page);
  await welcome.open("in/a/folder/");
  await expect(welcome.sample).toBeVisible();
});

test("an address that no page has says so and leads back", async ({ page }) => {
  await page.goto("nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
  await page.getByRole("link", { name: "Go to the first page" }).click();
  await expect(new WelcomePage(page).sample).toBeVisible();
});
