// WebKit as WebKitGTK has it, the nearest to Safari that Linux has, driven over WebDriver on a screen that nobody sees.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Builder, Capabilities, Key } from "selenium-webdriver";
import remote from "selenium-webdriver/remote/index.js";

import { PATIENCE, Tab } from "./tab.mjs";

/** Starts what WebKit needs; its browser puts downloads into the folder. */
export async function start(folder) {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1366x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(screen.stdio[3], "data");
  await mkdir(join(folder, ".config"));
  await writeFile(join(folder, ".config", "user-dirs.dirs"), 'XDG_DOWNLOAD_DIR="$HOME"\n');
  const service = new remote.DriverService.Builder(process.env.ENLACE_WEBKIT_DRIVER)
    .setLoopback(true)
    .setEnvironment({
      PATH: process.env.PATH,
      DISPLAY: `:${String(number).trim()}`,
      HOME: folder,
      LANG: "en_GB.UTF-8",
      LANGUAGE: "en_GB",
      // The sandbox cannot be had in many containers, and the pages are our own.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    })
    .build();
  const address = await service.start();
  let open;
  return {
    /** A tab on a device that has never seen the program: a session keeps nothing, and ends the one before. */
    async device() {
      await open?.quit();
      open = await session(address);
      return new WebKitTab(open, folder);
    },
    // The driver does not tell what a page prints.
    complaints: () => [],
    async end() {
      await open?.quit();
      await service.kill();
      screen.kill();
    },
  };
}

async function session(address) {
  const driver = await new Builder()
    .disableEnvironmentOverrides()
    .usingServer(address)
    .withCapabilities(
      new Capabilities({
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary: process.env.ENLACE_WEBKIT, args: ["--automation"] },
      }),
    )
    .build();
  await driver.manage().setTimeouts({ script: PATIENCE, pageLoad: PATIENCE });
  await driver.manage().window().setRect({ width: 1366, height: 860 });
  return driver;
}

class WebKitTab extends Tab {
  constructor(driver, folder) {
    super(folder);
    this.driver = driver;
  }

  goto(address) {
    return this.driver.get(address);
  }

  reload() {
    return this.driver.navigate().refresh();
  }

  /** What a function gives that runs in the page. */
  async inPage(question, ...values) {
    const answer = await this.driver.executeAsyncScript(
      `const [values, done] = arguments;
       (${question})(...values).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      values,
    );
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }

  /** What a function finds in the page, or `null`. */
  element(find, ...values) {
    return this.driver.executeScript(`return (${find})(...arguments[0]);`, values);
  }

  type(text) {
    return this.driver.actions().sendKeys(text).perform();
  }

  press(key) {
    return this.driver.actions().sendKeys(Key[key.toUpperCase()]).perform();
  }

  async giveFile(selector, path) {
    await this.driver.findElement({ css: selector }).sendKeys(path);
  }
}
