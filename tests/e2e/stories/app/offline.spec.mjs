import { expect, expectAccessible, test } from "../../enlace.mjs";
import { Build, Host, endAll } from "../../pages/host.mjs";
import { Kept, firstLook, firstVisit } from "../../pages/offline.mjs";
import { Rescue } from "../../pages/rescue.mjs";
import { WelcomePage } from "../../pages/welcome.mjs";

test.use({ serviceWorkers: "allow" });
test.afterEach(endAll);

/** What the browser prints when a host is gone or lacks a file. */
const GONE = /Failed to load resource|ERR_CONNECTION_REFUSED|status of 404|fetching the script/;

for (const folder of ["", "in/a/folder/"]) {
  test(`with the host's process ended, a reload goes on where the work was, under /${folder}`, { tag: "@smoke" }, async ({
    page,
    complaints,
  }, testInfo) => {
    const { build, host, region, kept } = await firstVisit(page, testInfo, folder);
    await kept.expectOnly(build, `/${folder}`);
    await host.end();

    await region.toSettings();
    await region.rename("Vale do Ave");
    await region.saved();
    await page.reload();
    await expect(region.name).toHaveValue("Vale do Ave");
    expect(page.url()).toBe(`${host.address}${folder}settings`);
    await region.rename("Vale do Ave e Sousa");
    await region.saved();
    // From the first page everything else can be had too: the sample, another language.
    await page.goto(host.address + folder);
    await region.saved();
    await region.openSample();
    await page.locator("#language-button").click();
    await page.getByRole("button", { name: "Português" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "pt");
    complaints.expected(GONE);
  });
}

test("already on the first visit, parts that were never loaded are there without the host", { tag: "@smoke" }, async ({
  page,
  complaints,
}, testInfo) => {
  const { host, region } = await firstLook(page, testInfo);
  await host.end();
  await page.getByRole("link", { name: "Help" }).click();
  await expect(page.getByRole("heading", { name: "What to do first" })).toBeVisible();
  await page.getByRole("link", { name: "Enlace", exact: true }).click();
  await region.openSample();
  complaints.expected(GONE);
});

test("without a network the page says so calmly, and that work goes on", async ({ context, page, complaints }) => {
  await page.goto("");
  const kept = new Kept(page);
  await kept.whole();
  await expect(kept.connection).toBeEmpty();
  await context.setOffline(true);
  await expect(kept.connection).toHaveText("Offline: work goes on");
  await expectAccessible(page);
  await context.setOffline(false);
  await expect(kept.connection).toBeEmpty();
  complaints.expected(GONE);
});

test("a new build starts on a click, after what was typed is saved, and nothing of the old one is left", async ({
  page,
  complaints,
}, testInfo) => {
  const { host, region, kept } = await firstVisit(page, testInfo);
  await page.reload();

  await host.end();
  const build = await Build.copy(testInfo.outputPath("new"));
  await build.renamed("Look at the Ave");
  const again = await Host.start(build.folder, host);
  await region.toSettings();
  expect(await kept.look()).toBe("installed");
  await expect(kept.newBuild).toContainText("A new version of Enlace is ready");
  await expectAccessible(page);

  // Until the click the old build goes on, whole: also after a reload and on other pages.
  await page.reload();
  await expect(kept.newBuild).toBeVisible();
  await region.toFirstPage();
  await expect(page.getByRole("heading", { name: "Try the Ave sample" })).toBeVisible();
  await region.toSettings();

  // Typed, not yet left: the click leaves the field, saves, and starts the new build.
  await region.name.fill("Vale do Ave");
  const loaded = page.waitForEvent("load");
  await kept.restart.click();
  await loaded;
  await expect(region.name).toHaveValue("Vale do Ave");
  await expect(kept.newBuild).toHaveCount(0);
  await region.toFirstPage();
  await expect(page.getByRole("heading", { name: "Look at the Ave" })).toBeVisible();
  await kept.expectOnly(build);
  await again.end();
  complaints.expected(GONE);
});

test("while other tabs run the old build, the new one waits and says what to do", async ({ context, page }, testInfo) => {
  const { build, host, kept } = await firstLook(page, testInfo);
  await page.reload();
  const other = await context.newPage();
  await other.goto(host.address);
  await expect(new WelcomePage(other).sample).toBeVisible();

  await build.renamed("Look at the Ave");
  expect(await kept.look()).toBe("installed");
  await kept.restart.click();
  await expect(kept.newBuild).toContainText("open in another tab");
  await expect(other.getByRole("heading", { name: "Try the Ave sample" })).toBeVisible();

  await other.close();
  const loaded = page.waitForEvent("load");
  await kept.restart.click();
  await loaded;
  await expect(page.getByRole("heading", { name: "Look at the Ave" })).toBeVisible();
  await kept.expectOnly(build);
  await host.end();
});

test("work that cannot be saved is not lost to a new build", async ({ page }, testInfo) => {
  const { build, host, region, kept } = await firstVisit(page, testInfo);
  await page.reload();
  await region.toSettings();
  await build.renamed("Look at the Ave");
  expect(await kept.look()).toBe("installed");

  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await region.rename("Vale do Ave");
  await expect(region.state).toHaveText(/^Not saved/);
  await kept.restart.click();
  await expect(page.getByRole("main")).toContainText("stays open");
  await expect(region.name).toHaveValue("Vale do Ave");
  await expect(kept.newBuild).toBeVisible();
  await host.end();
});

const SPOILT = {
  "has another hash than stated": (build) => build.change("rescue.js", "use strict", "use sense"),
  "is missing": (build) => build.change("sw.js", '"icon.svg":', '"gone.svg":"00","icon.svg":'),
  "comes as another type": (build) => build.change("_headers", "/sw.js\n", "/rescue.js\n  Content-Type: text/plain\n/sw.js\n"),
};

for (const [what, spoil] of Object.entries(SPOILT)) {
  test(`a build of which a file ${what} is not taken, and the old one stays whole`, async ({ page, complaints }, testInfo) => {
    const { build: old, host, kept } = await firstLook(page, testInfo);
    await host.end();

    const build = await Build.copy(testInfo.outputPath("new"));
    await build.renamed("Look at the Ave");
    await spoil(build);
    const again = await Host.start(build.folder, host);
    expect(await kept.look()).toBe("redundant");
    await kept.expectOnly(old);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Try the Ave sample" })).toBeVisible();
    await expect(kept.newBuild).toHaveCount(0);

    // The host is mended: the next look finds the build whole.
    build.seal();
    await build.change("_headers", "/rescue.js\n  Content-Type: text/plain\n", "").catch(() => {});
    await expect.poll(() => kept.look(), { timeout: 20_000 }).toBe("installed");
    await expect(kept.newBuild).toBeVisible();
    await again.end();
    complaints.expected(GONE);
  });
}

test("the kill switch makes browsers ask the host again, and the regions stay", async ({ page, complaints }, testInfo) => {
  const { build, host, region, kept } = await firstVisit(page, testInfo);

  await build.switchOff();
  // The browser looks for another worker when a page is opened, in its own time.
  await expect(async () => {
    await page.reload();
    await expect.poll(() => kept.builds(), { timeout: 5_000 }).toEqual({});
  }).toPass({ timeout: 40_000 });
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await region.toSettings();
  await expect(region.name).toHaveValue("Ave");
  // What the host has now is what one sees; a visit that the old worker still answers may come between.
  await build.change("locales/en.json", "Try the Ave sample", "Look at the Ave");
  await expect(async () => {
    await page.goto(host.address);
    await region.toFirstPage();
    await expect(page.getByRole("heading", { name: "Look at the Ave" })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await host.end();
  complaints.expected(GONE);
});

test("a build that does not start hands out the regions without network, and gets the next build", async ({
  page,
  complaints,
}, testInfo) => {
  const { build, host, region, kept } = await firstVisit(page, testInfo);

  // A build whose program is broken, taken over in the way that a user would.
  const whole = await Build.copy(testInfo.outputPath("whole"));
  await build.change("index.html", "await init(", "await broken(");
  await build.allowInlineScripts();
  build.seal();
  expect(await kept.look()).toBe("installed");
  await kept.restart.click();
  const rescue = new Rescue(page);
  await expect(rescue.title).toHaveText("Enlace did not start");
  await host.end();
  await page.reload();
  await expect(rescue.title).toHaveText("Enlace did not start");
  const [file] = await rescue.downloadEverything();
  expect(file.text).toContain("Ave");

  const again = await Host.start(whole.folder, host);
  const loaded = page.waitForEvent("load");
  await rescue.reload.click();
  await loaded;
  await expect(rescue.panel).toHaveCount(0);
  await region.saved();
  await kept.expectOnly(whole);
  await again.end();
  expect(complaints.expected(/broken|Failed|status of 404|ERR_/)).toBeGreaterThan(0);
});
