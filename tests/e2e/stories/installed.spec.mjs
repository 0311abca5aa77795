import { createServer } from "node:http";
import { readFile } from "node:fs/promises";

import { chromium } from "@playwright/test";

import { expect, test } from "../enlace.mjs";
import { Kept } from "../pages/offline.mjs";
import { projectFile } from "../pages/program.mjs";
import { RegionPages } from "../pages/region.mjs";

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

test("a file that another program shares with Enlace is opened", async ({ page, baseURL }) => {
  const region = new RegionPages(page);
  await page.goto("");
  await new Kept(page).whole();
  // Another program hands the file over as a form does; our own policy lets no form of ours go anywhere.
  const elsewhere = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end(
      `<form method="post" enctype="multipart/form-data" action="${baseURL}share">
         <input type="file" name="files" multiple><button>Share</button></form>`,
    );
  });
  await new Promise((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  await page.goto(`http://127.0.0.1:${elsewhere.address().port}/`);
  await page.locator("input").setInputFiles(EXAMPLE);
  await page.getByRole("button", { name: "Share" }).click();
  await expect(region.notices).toContainText("worked-example-1.json");
  await region.saved();
  expect(await page.evaluate(() => caches.keys())).toEqual([expect.stringMatching(/^enlace \/ \w{16}$/)]);
  await page.reload();
  await region.saved();
  await expect(page.getByText("worked-example-1.json")).toHaveCount(0);
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
  await page.getByRole("navigation").getByRole("link", { name: "Files" }).click();
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
