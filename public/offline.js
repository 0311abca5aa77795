// What the browser has to tell the page about itself: a new build, the network, files that come
// from outside. Plain JavaScript, since a build that does not start must still get the next one.
(() => {
  "use strict";

  const PATIENCE = 10_000;
  const HOUR = 3_600_000;
  const workers = navigator.serviceWorker;
  const early = [];
  let listener = null;
  let asked = false;

  /** Tells the program, or keeps it until the program listens. */
  function tell(what, value) {
    if (listener) listener(what, value);
    else early.push([what, value]);
  }

  window.enlaceOffline = {
    /** From now on `heard(what, value)` gets everything, also what came before. */
    listen(heard) {
      listener = heard;
      early.splice(0).forEach(([what, value]) => heard(what, value));
    },

    /** Starts the new build in this tab, unless other tabs still run the old one. */
    async restart() {
      const registration = await workers?.getRegistration();
      const coming = registration?.waiting;
      if (!coming) return location.reload();
      asked = true;
      coming.addEventListener("statechange", () => {
        if (coming.state === "activated") location.reload();
      });
      coming.postMessage({ kind: "restart" });
    },

    /** Hands a file to another program: "shared", "not" where the user thought better of it, or "never". */
    async share(name, text) {
      // Chromium shares only types that it knows, and plain text is one of them.
      const file = navigator.userAgentData
        ? new File([text], `${name}.txt`, { type: "text/plain" })
        : new File([text], name, { type: "application/x-enlace" });
      if (!navigator.canShare?.({ files: [file] })) return "never";
      try {
        await navigator.share({ files: [file], title: name });
        return "shared";
      } catch (error) {
        return error.name === "AbortError" ? "not" : "never";
      }
    },

    /** What was shared and waits for the user, as `[url, name, size]`, and how many files were too much. */
    async inbox() {
      const { files, left_out = 0, most_files = 0, most_megabytes = 0 } = await waiting();
      // What is told once is told.
      if (files.length === 0) await take_out([]);
      return [files.map(({ url, name, content }) => [url, name, content.size]), left_out, most_files, most_megabytes];
    },

    /** One of these files, which waits no longer; nothing where another tab took it. */
    async take(url) {
      const found = (await waiting()).files.find((it) => it.url === url);
      await take_out([url]);
      return found && new File([found.content], found.name);
    },

    /** These files are not wanted. */
    leave_out: take_out,

    /** Loads the page again where the program broke off: with the newest build that can be had. */
    async renew() {
      setTimeout(() => location.reload(), PATIENCE);
      workers?.addEventListener("message", () => location.reload());
      const registration = await workers?.getRegistration();
      const coming = (await registration?.update().catch(() => null))?.installing;
      if (coming) await new Promise((settled) => coming.addEventListener("statechange", settled, { once: true }));
      await window.enlaceOffline.restart();
    },
  };

  tell("connected", navigator.onLine);
  addEventListener("online", () => tell("connected", true));
  addEventListener("offline", () => tell("connected", false));

  // Files that the system opens with the installed Enlace.
  window.launchQueue?.setConsumer(async ({ files = [] }) => {
    if (files.length > 0) tell("files", await Promise.all(files.map((file) => file.getFile())));
  });

  /** The inbox where the service worker lays what other programs and pages share; null where nothing waits. */
  async function opened_inbox() {
    const name = `enlace-inbox ${new URL(".", document.baseURI).pathname}`;
    return (await window.caches?.has(name)) ? caches.open(name) : null;
  }

  /** What waits there, and what the inbox says of files that it could not take. */
  async function waiting() {
    const inbox = await opened_inbox();
    const entries = await Promise.all(
      ((await inbox?.keys()) ?? []).map(async ({ url }) => {
        const content = await (await inbox.match(url)).blob();
        return { url, name: decodeURIComponent(url.slice(url.lastIndexOf("/") + 1)), content };
      }),
    );
    const is_count = ({ name }) => name === "inbox-left-out";
    const told = JSON.parse((await entries.find(is_count)?.content.text()) ?? "{}");
    return { files: entries.filter((it) => !is_count(it)), ...told };
  }

  /** Takes files out of the inbox; with the last of them it goes, and what it says of others. */
  async function take_out(urls) {
    const inbox = await opened_inbox();
    await Promise.all(urls.map((url) => inbox?.delete(url)));
    const { files } = await waiting();
    if (files.length === 0) await caches.delete(`enlace-inbox ${new URL(".", document.baseURI).pathname}`);
  }

  /** What the page is made of; names with a fingerprint tell the build. */
  function files_of_page() {
    const folder = new URL(".", document.baseURI).href;
    const addresses = [...document.head.querySelectorAll("link[href], script[src]")].map((it) => it.href ?? it.src);
    return addresses.map((address) => address.slice(folder.length));
  }

  async function keep_a_build() {
    const registration = await workers.register("sw.js", { updateViaCache: "none" });
    if (!registration) return;
    const ready = () => {
      if (registration.waiting && registration.active) tell("ready");
    };
    ready();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", ready));
    const { active } = await workers.ready;
    if (!workers.controller) active.postMessage({ kind: "claim", files: files_of_page() });
    const look = () => registration.update().catch(() => {});
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
    addEventListener("online", look);
    setInterval(look, HOUR);
  }

  // Without a service worker (an old browser, a private window) Enlace is a page like any other.
  if (!workers || !window.caches) return;
  // Its own page asks by itself.
  if (!location.pathname.endsWith("/inbox")) {
    waiting().then(({ files }) => files.length > 0 && tell("inbox", files.length)).catch(() => {});
  }
  workers.addEventListener("message", ({ data }) => data?.kind === "others" && tell("others", data.count));
  let had_one = Boolean(workers.controller);
  workers.addEventListener("controllerchange", () => {
    if (had_one && !asked) tell("ready");
    had_one = true;
  });
  // After the program, so that the two do not compete for the line; without it all the same.
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    keep_a_build().catch(() => {});
  };
  addEventListener("TrunkApplicationStarted", () => (window.requestIdleCallback ?? setTimeout)(begin));
  setTimeout(begin, PATIENCE);
})();
