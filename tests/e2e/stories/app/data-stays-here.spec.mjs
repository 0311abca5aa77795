import { createServer } from "node:http";

import { expect, test } from "../../enlace.mjs";
import { WelcomePage } from "../../pages/welcome.mjs";

/** A host that would answer anybody, and says whether anybody asked. */
async function foreignHost() {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(200, { "Access-Control-Allow-Origin": "*" });
    response.end("hello");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, asked, close: () => server.close() };
}

test("the page cannot send anything to a foreign host", { tag: "@smoke" }, async ({ page, complaints }) => {
  const foreign = await foreignHost();
  await new WelcomePage(page).open();
  const answer = await page.evaluate(
    (address) => fetch(address).then((response) => response.text(), (error) => error.name),
    foreign.address,
  );
  expect(answer).toBe("TypeError");
  expect(complaints.expected(/Content Security Policy/)).toBeGreaterThan(0);
  expect(foreign.asked).toEqual([]);
  foreign.close();
});

test("a worker cannot send anything to a foreign host either", { tag: "@smoke" }, async ({ page, complaints }) => {
  const foreign = await foreignHost();
  await new WelcomePage(page).open();
  const policy = (await page.request.get("")).headers()["content-security-policy"];
  // The worker of a script of our own: the host's header binds it as it binds the page.
  await page.route("**/probe.js", (route) =>
    route.fulfill({
      headers: { "Content-Type": "text/javascript", "Content-Security-Policy": policy },
      body: `fetch("${foreign.address}").then(() => "sent", (error) => error.name).then((said) => postMessage(said));`,
    }),
  );
  const own = await page.evaluate(
    () => new Promise((resolve) => (new Worker("probe.js").onmessage = ({ data }) => resolve(data))),
  );
  expect(own).toBe("TypeError");
  // And a worker made of text, which no header could bind, does not start at all.
  const made = await page.evaluate((address) => {
    const text = new Blob([`fetch("${address}").then(() => postMessage("sent"))`], { type: "text/javascript" });
    return new Promise((resolve) => {
      try {
        const worker = new Worker(URL.createObjectURL(text));
        worker.onerror = () => resolve("refused");
        worker.onmessage = ({ data }) => resolve(data);
      } catch {
        resolve("refused");
      }
    });
  }, foreign.address);
  expect(made).toBe("refused");
  expect(complaints.expected(/Content Security Policy|violates/)).toBeGreaterThan(0);
  expect(foreign.asked).toEqual([]);
  foreign.close();
});

test("every response carries the policy, the right type and the right caching", { tag: "@smoke" }, async ({ request }) => {
  const page = await request.get("");
  const policy = page.headers()["content-security-policy"];
  expect(policy).toContain("connect-src 'self'");
  expect(page.headers()["cache-control"]).toBe("no-cache");

  const html = await page.text();
  const written = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)[1];
  expect(policy.startsWith(written)).toBe(true);

  const wasm = await request.get(/\.\/(program-\w+\/enlace-web_bg\.wasm)/.exec(html)[1]);
  expect(wasm.headers()["content-type"]).toBe("application/wasm");
  expect(wasm.headers()["content-encoding"]).toBe("br");
  expect(wasm.headers()["cache-control"]).toContain("immutable");
  expect(wasm.headers()["content-security-policy"]).toBe(policy);

  // What is not there, too.
  const missing = await request.get("no-such-file.js");
  expect(missing.status()).toBe(404);
  for (const answer of [page, wasm, missing]) {
    expect(answer.headers()["content-security-policy"]).toBe(policy);
    expect(answer.headers()["cross-origin-resource-policy"]).toBe("same-origin");
    expect(answer.headers()["permissions-policy"]).toContain("camera=()");
  }
});
