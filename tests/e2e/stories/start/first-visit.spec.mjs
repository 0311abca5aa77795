import { expect, expectAccessible, test } from "../../enlace.mjs";
import { WelcomePage } from "../../pages/welcome.mjs";

test("a first visit says what Enlace is and offers three ways on", async ({ page }) => {
  const welcome = new WelcomePage(page);
  await welcome.open();
  await expect(welcome.title).toHaveText(/enterprises need.*schools will supply/);
  await expect(welcome.sample).toBeVisible();
  await expect(welcome.newRegion).toBeVisible();
  await expect(welcome.file).toBeAttached();
  await expectAccessible(page);
});

test("the ways on stand where they are from the first moment, also when the device was looked at", async ({ page }) => {
  await page.addInitScript(() => {
    window.seen = [];
    const look = () => {
      const way = document.querySelector(".ways button");
      const looking = [...document.querySelectorAll("[role=status]")].some((one) => one.innerText.includes("Looking at this device"));
      if (way) window.seen.push({ top: way.getBoundingClientRect().top, looking });
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
  const welcome = new WelcomePage(page);
  await welcome.open();
  await expect(welcome.sample).toBeVisible();
  await expect(page.getByText("Looking at this device")).toHaveCount(0);
  const seen = await page.evaluate(() => window.seen);
  expect(seen.map(({ looking }) => looking)).toContain(true);
  expect(seen.at(-1).looking).toBe(false);
  expect(new Set(seen.map(({ top }) => top)).size, "heights at which the button stood").toBe(1);
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
