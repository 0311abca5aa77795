import { expect, test } from "../../enlace.mjs";
import { raise } from "../../pages/newer.mjs";
import { RegionPages } from "../../pages/region.mjs";

/** Does to the page what browsers that translate do: other texts, in elements of their own, in place of all that may
 *  be translated. */
async function translate(page) {
  await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const all = [];
    while (texts.nextNode()) all.push(texts.currentNode);
    for (const text of all) {
      const may = text.parentElement.closest("[translate]")?.getAttribute("translate") !== "no";
      if (!may || !text.data.trim()) continue;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = text.data.toUpperCase();
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}

/** A host without rules of its own answers an address that it does not know with 404.html. */
const BY_404 = /status of 404/;

test("what was typed is there again after a reload", async ({ page, complaints }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await region.toSettings();
  await region.rename("Vale do Ave");
  await region.saved();
  await page.reload();
  await expect(region.name).toHaveValue("Vale do Ave");
  await expect(region.state).toHaveText(/^Saved/);
  complaints.expected(BY_404);
});

test("several regions live side by side and each opens again", async ({ complaints, page }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await region.start("Cávado");
  await region.toFirstPage();
  await expect(page.getByText("2 regions on this device")).toBeVisible();
  await region.choose("Ave");
  await region.toSettings();
  await expect(region.name).toHaveValue("Ave");
  await region.choose("Cávado");
  await region.toSettings();
  await expect(region.name).toHaveValue("Cávado");

  // What an address says of one region is nothing to another; the tab is the same.
  await page.goto("territory?tab=times&record=of-cavado&filter=from:Braga");
  await region.opened("Cávado");
  await region.choose("Ave");
  await expect(page).toHaveURL(/\/territory\?tab=times$/);
  complaints.expected(BY_404);
});

test("a second tab of a region looks on, sees what the first one does, and may write once that is closed", async ({
  context,
  page,
}) => {
  const first = new RegionPages(page);
  await first.start("Ave");
  await first.toSettings();

  const second = new RegionPages(await context.newPage());
  await second.page.goto("settings");
  await expect(second.notices).toContainText("Another tab works on this region");
  await expect(second.state).toHaveText("Read only");
  await second.rename("Not mine");
  await expect(second.page.getByRole("main")).toContainText("Stands at the head of every page and on paper.Another tab works on this region");

  await first.rename("Vale do Ave");
  await first.saved();
  await second.page.goto("overview");
  await second.toSettings();
  await expect(second.name).toHaveValue("Vale do Ave");
  await first.rename("Vale do Ave e Sousa");
  await expect(second.name).toHaveValue("Vale do Ave e Sousa");

  await first.page.close();
  await expect(second.state).toHaveText(/^Saved/);
  await second.rename("Mine now");
  await second.saved();
  await second.page.reload();
  await expect(second.name).toHaveValue("Mine now");
});

test("a file is opened beside what lies here and never over it", async ({ page }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  const file = await region.saveToFile();
  expect(file.name).toMatch(/^Ave 20\d\d 20\d\d-\d\d-\d\d\.enlace$/);

  await region.openFiles([file]);
  await expect(region.notices).toContainText("already on this device with the same content");

  const other = { name: "other.json", text: file.text.replace('"name": "Ave"', '"name": "Ave of a colleague"') };
  expect(other.text).not.toBe(file.text);
  await region.openFiles([other]);
  await expect(region.notices).toContainText("as a region of its own, Ave of a colleague");
  await region.saved();
  await page.goto("files");
  await region.openFiles([other]);
  await expect(region.notices).toContainText("already on this device with the same content");
  await region.toFirstPage();
  await expect(page.getByText("2 regions on this device")).toBeVisible();
});

test("a file that cannot be opened says why, and the open region stays", async ({ page }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await page.goto("files");
  await region.openFiles([{ name: "broken.json", text: '{"format": "enlace-region",\n "version": 1' }]);
  await expect(region.notices).toContainText("“broken.json” was not opened; what is on this device is untouched.");
  await expect(region.state).toHaveText(/^Saved/);
  await region.toSettings();
  await expect(region.name).toHaveValue("Ave");
});

test("a change that cannot be saved is told at once, with a way to keep it, and saved when that works again", async ({
  complaints,
  page,
}) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await region.toSettings();
  await translate(page);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.mend = () => (IDBObjectStore.prototype.put = put);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no", "QuotaExceededError");
    };
  });
  await region.rename("Vale do Ave");
  await expect(region.state).toHaveText("Not saved: storage is full");
  await expect(region.notices).toContainText("There is no space left");

  const download = page.waitForEvent("download");
  await region.notices.getByRole("button", { name: "Download a copy" }).click();
  expect((await download).suggestedFilename()).toMatch(/^Vale do Ave/);

  await page.evaluate(() => window.mend());
  await page.getByRole("button", { name: "Try again" }).click();
  await region.saved();
  await page.reload();
  await expect(region.name).toHaveValue("Vale do Ave");
  complaints.expected(BY_404);
});

test("the data of a newer Enlace is shown and not changed", async ({ page, complaints }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await raise(page, "");
  await page.goto("settings");
  await expect(region.state).toHaveText("Read only");
  await expect(region.notices).toContainText("newer version of Enlace");
  await expect(region.name).toHaveValue("Ave");
  await region.rename("Older");
  await page.reload();
  await expect(region.name).toHaveValue("Ave");
  complaints.expected(BY_404);
});

test("a browser that gives no more room says so, and the work is saved once there is room again", async ({
  complaints,
  context,
  page,
}) => {
  const region = new RegionPages(page);
  await region.toFirstPage();
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  // Far less than the sample needs; the browser weighs a write only when it is larger than a little.
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 10_000 });
  await page.getByRole("button", { name: "Open the sample" }).click();
  await expect(region.state).toHaveText("Not saved: storage is full");
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await page.getByRole("button", { name: "Try again" }).click();
  await region.saved();
  await page.goto("settings");
  await expect(region.name).toHaveValue(/Ave/);
  complaints.expected(BY_404);
});

test("a region that the browser lost is not missed in silence", async ({ complaints, page }) => {
  const region = new RegionPages(page);
  await region.start("Ave");
  await region.saved();
  // Beside the program, as a browser does that clears or loses its storage.
  await page.goto("icon.svg");
  await page.evaluate(
    () => new Promise((done, failed) => Object.assign(indexedDB.deleteDatabase("enlace"), { onsuccess: done, onerror: failed })),
  );
  await page.goto("");
  const told = page.getByText("is no longer on this device");
  await expect(told).toBeVisible();
  await page.reload();
  await expect(told).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Try the Ave sample" })).toBeVisible();
  await expect(told).toHaveCount(0);
  // The picture, opened as a page, asks for an icon that only pages name.
  complaints.expected(BY_404);
});
