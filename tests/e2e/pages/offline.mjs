// What the browser keeps of the program, as a reader of the tests would speak of it.
import { expect } from "../enlace.mjs";
import { Build, Host } from "./host.mjs";
import { RegionPages } from "./region.mjs";

/** The first page of a build of its own, on a host of its own, kept whole. */
export async function firstLook(page, testInfo, folder = "") {
  const build = await Build.copy(testInfo.outputPath("build"));
  const host = await Host.start(build.folder);
  const kept = new Kept(page);
  await page.goto(host.address + folder);
  await kept.whole();
  return { build, host, kept, region: new RegionPages(page) };
}

/** The same, with a region begun. */
export async function firstVisit(page, testInfo, folder = "") {
  const first = await firstLook(page, testInfo, folder);
  await first.region.start("Ave");
  return first;
}

export class Kept {
  constructor(page) {
    this.page = page;
    this.newBuild = page.locator("#new-build");
    this.restart = this.newBuild.getByRole("button", { name: "Restart with the new version" });
    this.connection = page.locator("#connection");
  }

  /** Waits until a build is kept and in charge. */
  async whole() {
    await this.page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready;
      if (active.state !== "activated") {
        await new Promise((resolve) => active.addEventListener("statechange", resolve, { once: true }));
      }
      if (!navigator.serviceWorker.controller) {
        await new Promise((resolve) =>
          navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
        );
      }
    });
  }

  /** Lets the browser look for a new build, as it does by itself on a visit, and says what came of it. */
  async look() {
    return this.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      let coming;
      registration.addEventListener("updatefound", () => { coming = registration.installing; }, { once: true });
      // The page looks for itself after it was opened, and a look that falls together with that one is one with it.
      while (!coming) {
        await registration.update();
        coming ??= registration.installing ?? registration.waiting;
      }
      while (coming.state === "installing") {
        await new Promise((resolve) => coming.addEventListener("statechange", resolve, { once: true }));
      }
      return coming.state;
    });
  }

  /** The builds on this device: name of the cache, and the SHA-256 of every file by its name. */
  async builds() {
    return this.page.evaluate(async () => {
      const builds = {};
      const folder = new URL(".", document.baseURI).href;
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        builds[name] = {};
        for (const { url } of await cache.keys()) {
          const bytes = await (await cache.match(url)).arrayBuffer();
          const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
          const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
          builds[name][url.slice(folder.length)] = hex;
        }
      }
      return builds;
    });
  }

  /** Expects that this build, and no other, lies on the device with every file as it was built. */
  async expectOnly(build, folder = "/") {
    const { id, files } = await build.list();
    await expect.poll(async () => Object.keys(await this.builds())).toEqual([`enlace ${folder} ${id}`]);
    expect(await this.builds()).toEqual({ [`enlace ${folder} ${id}`]: files });
  }
}
