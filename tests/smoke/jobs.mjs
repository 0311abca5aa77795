// The jobs that must be done in every browser.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { cell } from "./tab.mjs";

/** Which column of the offers holds the places. */
const PLACES = 6;

export const JOBS = {
  "the main job: sample, a setting, reload, a file, opened where it was never seen, the same figures": async (browser, address) => {
    const tab = await browser.device();
    await tab.goto(address);
    await tab.openSample();
    const before = await tab.totals();

    await tab.to("settings");
    await tab.click("main summary", "What is counted");
    await tab.click("main input", "Carry needs forward");
    await tab.saved();
    await tab.to("overview");
    const after = await tab.totals();
    assert.notEqual(after[0], before[0]);
    assert.notEqual(after[2], before[2]);

    await tab.reload();
    await tab.title("Ave");
    assert.deepEqual(await tab.totals(), after);

    await tab.to("files");
    await tab.see("main button", "Save to a file");
    const path = await tab.download(() => tab.click("main button", "Save to a file"));
    assert.match(path, /Ave 2030 .*\.enlace$/);
    assert.equal(JSON.parse(await readFile(path, "utf8")).region.settings.carry_forward, false);

    const elsewhere = await browser.device();
    await elsewhere.goto(address);
    await elsewhere.see("main button", "Open the sample");
    await elsewhere.giveFile("main input[type=file]", path);
    await elsewhere.title("Ave");
    assert.deepEqual(await elsewhere.totals(), after);
  },

  "one edit in a grid is saved, and there after a reload": async (browser, address) => {
    const tab = await browser.device();
    await tab.goto(address);
    await tab.openSample();
    await tab.to("offers");
    const places = cell(1, PLACES);
    await tab.click(places);
    await tab.type("37");
    await tab.press("Enter");
    await tab.see(places, "37");
    await tab.saved();
    await tab.reload();
    await tab.see(places, "37");
  },
};
