import { createServer } from "node:http";
import { readFile } from "node:fs/promises";

import { chromium } from "@playwright/test";

import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Kept } from "../../pages/offline.mjs";
import { projectFile } from "../../pages/program.mjs";
import { RegionPages } from "../../pages/region.mjs";

test.use({ serviceWorkers: "allow" });

const EXAMPLE = projectFile("tests/data/worked-example-1.json");

for (const folder of ["", "in/a/folder/"]) {
  test(`Chromium finds nothing that keeps it from installing Enlace, under /${folder}`, async ({
    baseURL,
    launchOptions,
  }, testInfo) => {
    // A context of its own would be a private window, in which nothing can be installed.
    const context = await chromium.launchPersistentContext(testInfo.outputPath("profile"), launchOptions);
    const page = context.pages()[0];
    await page.goto(baseURL + folder);
    await new Kept(page).whole();
    const devtools = await context.newCDPSession(page);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    expect(installabilityErrors).toEqual([]);
    const { url, errors, data } = await devtools.send("Page.getAppManifest");
    expect(url).toBe(`${baseURL}${folder}manifest.webmanifest`);
    expect(errors).toEqual([]);
    for (const { src, sizes } of [...JSON.parse(data).icons, ...JSON.parse(data).screenshots]) {
      const size = await page.evaluate(async (src) => {
        const image = new Image();
        image.src = src;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      }, src);
      expect([size, "any"], src).toContain(sizes);
    }
    await context.close();
  });
}

test("a file that the system opens with Enlace is opened, from the start and later", async ({ page }) => {
  // The system's hand is missing here: the page gets the browser's real handles from its own folder.
  await page.addInitScript(() => {
    window.launchQueue.setConsumer = (consumer) => (window.launch = consumer);
  });
  const region = new RegionPages(page);
  await page.goto("");
  const launch = async (file, name) => {
    const text = (await readFile(file, "utf8")).replace(/"name":\s*"[^"]*"/, `"name": "${name}"`);
    await page.evaluate(async ([name, text]) => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle(`${name}.enlace`, { create: true });
      const writer = await handle.createWritable();
      await writer.write(text);
      await writer.close();
      await window.launch({ files: [handle] });
    }, [name, text]);
  };
  await launch(EXAMPLE, "First");
  await region.opened("First");
  await expect(region.notices).toContainText("First.enlace");
  await region.toSettings();
  await launch(EXAMPLE, "Second");
  await region.opened("Second");
  await expect(page).toHaveURL(/\/settings$/);
});

test("what another program or a foreign page shares waits until the user says what to do", async ({ page, baseURL }) => {
  const region = new RegionPages(page);
  await page.goto("");
  await new Kept(page).whole();
  const text = await readFile(EXAMPLE, "utf8");
  // Files are handed over as a form does it; our own policy lets no form of ours go anywhere. A foreign page
  // needs no click for it.
  let files = [{ name: "planted\u202eecalne.json", text }];
  const elsewhere = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(`<form method="post" enctype="multipart/form-data" action="${baseURL}share">
      <input type="file" name="files" multiple></form>
      <script>
        const chosen = new DataTransfer();
        for (const { name, text, zeros = 0 } of ${JSON.stringify(files)}) chosen.items.add(new File([text, new Uint8Array(zeros)], name));
        document.querySelector("input").files = chosen.files;
        document.querySelector("form").submit();
      </script>`);
  });
  await new Promise((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const foreign = `http://127.0.0.1:${elsewhere.address().port}/`;
  const rows = page.getByRole("main").locator("tbody tr");

  await page.goto(foreign);
  await expect(page).toHaveURL(/\/inbox$/);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("plantedecalne.json");
  await expect(rows).toContainText(`${Math.ceil(text.length / 1024)} kB`);
  await expectAccessible(page);
  await page.goto("");
  await expect(region.notices).toContainText("1 file was shared with Enlace");
  expect(await region.stored()).not.toContain("Worked example");
  await page.getByRole("link", { name: "See what waits" }).click();
  await page.getByRole("button", { name: "Leave out plantedecalne.json" }).press("Enter");
  await expect(page.getByText("No file waits.")).toBeVisible();
  const builds = [expect.stringMatching(/^enlace \/ \w{16}$/)];
  expect(await page.evaluate(() => caches.keys())).toEqual(builds);

  // Ten wait, and the user hears of the others: one is too large and one too many.
  files = Array.from({ length: 12 }, (_, i) => ({ name: `shared-${i}.json`, text: i === 0 ? text : "{}" }));
  files[1].zeros = 65 * 1024 * 1024;
  await page.goto(foreign);
  await expect(rows).toHaveCount(10);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("2 files did not fit and were not kept: at most 10 files wait here, with 64 MB");
  await page.getByRole("button", { name: "Open shared-0.json" }).press("Enter");
  await expect(region.notices).toContainText("shared-0.json");
  await region.saved();
  await expect(rows).toHaveCount(9);
  await page.getByRole("button", { name: "Leave all out" }).press("Enter");
  await page.getByRole("link", { name: "To the region" }).click();
  expect(await page.evaluate(() => caches.keys())).toEqual(builds);
  await page.reload();
  await region.saved();
  await expect(page.getByText("shared-0.json")).toHaveCount(0);
  elsewhere.close();
});

test("where the browser can share, the region goes to another program as a file that Enlace opens", async ({ page }) => {
  // The system's own sheet is missing here: the browser's interface is filled in.
  await page.addInitScript(() => {
    navigator.canShare = ({ files }) => files.length === 1;
    navigator.share = async ({ files: [file] }) => (window.shared = { name: file.name, type: file.type, text: await file.text() });
  });
  const region = new RegionPages(page);
  await region.openSample();
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Send to a colleague" }).click();
  await expect(region.notices).toContainText("went to the program that you chose");
  const shared = await page.evaluate(() => window.shared);
  expect(shared).toMatchObject({ name: expect.stringMatching(/^Ave 2030 [\d-]+\.enlace\.txt$/), type: "text/plain" });
  await page.goto("files");
  await region.openFiles([shared]);
  await expect(region.notices).toContainText("already");
});

test("where the browser cannot share, the region is downloaded and a mail is begun", async ({ page }) => {
  await page.addInitScript(() => delete Navigator.prototype.share);
  const region = new RegionPages(page);
  await region.openSample();
  await page.getByRole("button", { name: "Share" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Send to a colleague" }).click();
  const name = (await download).suggestedFilename();
  expect(name).toMatch(/^Ave 2030 [\d-]+\.enlace$/);
  await expect(region.notices).toContainText(`in the file “${name}”`);
  const mail = new URL(await page.getByRole("link", { name: "Begin the mail" }).getAttribute("href"));
  expect(mail.protocol).toBe("mailto:");
  expect(mail.searchParams.get("body")).toContain(name);
  expect(mail.searchParams.get("body")).toContain(new URL("./", page.url()).href);
});
