// Keeps one whole build of Enlace on this device and serves it, so that it opens without a network.
// Plain JavaScript: it must work when the program does not. `cargo xtask build` writes the build's
// mark and the SHA-256 of every file into the line below; sw-off.js is its kill switch.
"use strict";

const BUILD = { id: "unsealed", files: {} };

const SCOPE = new URL(self.registration.scope);
// Caches belong to the whole host; the folder keeps two Enlaces on one host apart.
const OURS = `enlace ${SCOPE.pathname} `;
const CACHE = OURS + BUILD.id;
const INBOX = `enlace-inbox ${SCOPE.pathname}`;
const MOST_FILES = 10;
const MOST_MEGABYTES = 64;
/** Where the inbox keeps how many files it could not take. */
const LEFT_OUT = "inbox-left-out";
const FILES = new Map(Object.entries(BUILD.files));
const TYPES = { "": /^text\/html/, css: /^text\/css/, js: /^(text|application)\/javascript/, wasm: /^application\/wasm/ };

// A new build waits until the user asks for it or every tab is closed: nothing calls skipWaiting
// by itself, and a page that came from the network is taken over only if it is of this build.
self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(remove_old_builds()));
self.addEventListener("message", (event) => {
  if (event.data?.kind === "restart") event.waitUntil(restart(event.source));
  if (event.data?.kind === "claim") event.waitUntil(claim(event.data.files));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return;
  const name = pathname.slice(SCOPE.pathname.length);
  if (request.method === "POST" && name === "share") event.respondWith(take_in(request));
  if (request.method !== "GET") return;
  if (FILES.has(name)) event.respondWith(serve(name, request));
  // An address of the program: routes are one level deep and have no dot.
  else if (request.mode === "navigate" && !/[./]/.test(name)) event.respondWith(serve("", request));
});

/** All files of the build or none. */
async function install() {
  const was_here = await caches.has(CACHE);
  try {
    const cache = await caches.open(CACHE);
    await Promise.all([...FILES].map(async ([name, digest]) => cache.put(address(name), await fetched(name, digest))));
  } catch (error) {
    if (!was_here) await caches.delete(CACHE);
    throw error;
  }
}

/** A file as the build has it; anything else that a host may answer ends the install. */
async function fetched(name, digest) {
  const answer = await fetch(new Request(address(name), { cache: "reload" }));
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? /./;
  const headers = new Headers(answer.headers);
  if (answer.status !== 200 || answer.type !== "basic") throw new Error(`${name}: status ${answer.status}`);
  if (!type.test(headers.get("Content-Type"))) throw new Error(`${name}: type ${headers.get("Content-Type")}`);
  const bytes = await answer.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== digest) throw new Error(`${name}: not the file of build ${BUILD.id}`);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  // Made anew, since browsers refuse a redirected answer for a page.
  return new Response(bytes, { headers });
}

async function remove_old_builds() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

async function serve(name, request) {
  return (await caches.match(address(name), { cacheName: CACHE })) ?? fetch(request);
}

/** The user asked for the new build. Other tabs still run the old one, whose files would go. */
async function restart(source) {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const others = tabs.filter(({ id, url }) => id !== source.id && url.startsWith(SCOPE.href)).length;
  if (others > 0) source.postMessage({ kind: "others", count: others });
  else self.skipWaiting();
}

/** On a first visit the page comes from the network; what it asks for later may be served from here. */
async function claim(files) {
  if (files.every((name) => FILES.has(name))) await self.clients.claim();
}

/** What waits in the inbox is taken in one after the other, so that its limits hold. */
let taking = Promise.resolve();

/**
 * Files shared into Enlace wait in the inbox: any page can send them, so nothing is opened before the
 * user says so on the page that is shown next. What is too much is left out and counted.
 */
async function take_in(request) {
  const form = await request.formData().catch(() => new FormData());
  const files = form.getAll("files").filter((file) => file instanceof File);
  taking = taking.then(() => lay_down(files)).catch(() => {});
  await taking;
  return Response.redirect(address("inbox"), 303);
}

async function lay_down(files) {
  const inbox = await caches.open(INBOX);
  const there = (await inbox.keys()).filter(({ url }) => url !== address(LEFT_OUT));
  const sizes = await Promise.all(there.map(async (it) => (await (await inbox.match(it)).blob()).size));
  let bytes = sizes.reduce((sum, size) => sum + size, 0);
  let [count, left_out] = [sizes.length, 0];
  for (const file of files) {
    const fits = count < MOST_FILES && bytes + file.size <= MOST_MEGABYTES * 1024 * 1024;
    // Half of a pair of signs has no place in an address.
    const name = encodeURIComponent(file.name.replace(/\p{Surrogate}/gu, "").slice(0, 200).replace(/\p{Surrogate}/gu, ""));
    const put = () => inbox.put(address(`inbox/${Date.now()}-${count}/${name}`), new Response(file));
    const laid = fits && (await put().then(() => true, () => false));
    if (laid) [count, bytes] = [count + 1, bytes + file.size];
    else left_out += 1;
  }
  if (left_out === 0) return;
  const before = (await (await inbox.match(address(LEFT_OUT)))?.json())?.left_out ?? 0;
  const told = { left_out: before + left_out, most_files: MOST_FILES, most_megabytes: MOST_MEGABYTES };
  await inbox.put(address(LEFT_OUT), new Response(JSON.stringify(told)));
}

function address(name) {
  return new URL(name, SCOPE).href;
}
