// Locks what lies on the phone: one random key encrypts everything (AES-GCM); that key is kept only wrapped, once by the
// PIN (PBKDF2) and once by the recovery key, which the server gives to the signed-in person alone.

import { empty, get, write } from "./store.js";

const ROUNDS = 600000; // OWASP's 2023 advice for PBKDF2 with SHA-256
const FREE_TRIES = 5;
const MOST_TRIES = 10;
const MINUTE = 60000;
let key = null;

const bytes = (length) => crypto.getRandomValues(new Uint8Array(length));
const fromHex = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));

export const isOpen = () => key !== null;
export const lock = () => { key = null; };
export const kept = () => get("vault", "vault");

async function keyFromPin(pin, salt) {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin.normalize()), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
}

const keyFromServer = (hex) => crypto.subtle.importKey("raw", fromHex(hex), "AES-GCM", false, ["wrapKey", "unwrapKey"]);

async function wrapped(inner, outer) {
  const iv = bytes(12);
  return { iv, data: await crypto.subtle.wrapKey("raw", inner, outer, { name: "AES-GCM", iv }) };
}

const unwrapped = (box, outer) =>
  crypto.subtle.unwrapKey("raw", box.data, outer, { name: "AES-GCM", iv: box.iv }, "AES-GCM", true, ["encrypt", "decrypt"]);

// A new vault of this person; `recovery` is asked for with the vault's id.
export async function make(pin, account, recovery) {
  const id = crypto.randomUUID();
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const salt = bytes(16);
  const vault = { id, account, salt, wrong: 0, waitUntil: 0, takenAt: 0 };
  vault.byPin = await wrapped(made, await keyFromPin(pin, salt));
  vault.byServer = await wrapped(made, await keyFromServer(await recovery(id)));
  await empty("vault", "pieces", "queue", "drafts");
  await write([["vault", "vault", vault]]);
  key = made;
}

// "open", "wrong", "wait" or "closed" (too many wrong PINs: what was taken along is deleted, the rest waits for recovery).
export async function openWithPin(pin, now) {
  const vault = await kept();
  if (!vault.byPin) return "closed";
  if (now < vault.waitUntil) return "wait";
  vault.wrong += 1; // noted before the attempt, so that a killed page does not make it free
  vault.waitUntil = vault.wrong < FREE_TRIES ? 0 : now + MINUTE * 2 ** (vault.wrong - FREE_TRIES);
  await write([["vault", "vault", vault]]);
  try {
    key = await unwrapped(vault.byPin, await keyFromPin(pin, vault.salt));
  } catch {
    if (vault.wrong < MOST_TRIES) return "wrong";
    await write([["vault", "vault", { ...vault, byPin: null }]]);
    await empty("pieces");
    return "closed";
  }
  await write([["vault", "vault", { ...vault, wrong: 0, waitUntil: 0 }]]);
  return "open";
}

// The person forgot her PIN, signed in and chose a new one.
export async function openWithRecovery(hex, pin) {
  const vault = await kept();
  key = await unwrapped(vault.byServer, await keyFromServer(hex));
  vault.byPin = await wrapped(key, await keyFromPin(pin, vault.salt));
  await write([["vault", "vault", { ...vault, wrong: 0, waitUntil: 0 }]]);
}

export async function noteTaken(now) {
  await write([["vault", "vault", { ...(await kept()), takenAt: now }]]);
}

export async function seal(value) {
  const iv = bytes(12);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(JSON.stringify(value)));
  return { iv, data };
}

export async function unseal(box) {
  const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv }, key, box.data);
  return JSON.parse(new TextDecoder().decode(data));
}

// What was taken along goes after so many days and at sign-out; what was not sent stays, locked.
export async function forgetTaken() {
  await empty("pieces");
}

export async function forgetIfOld(days, now) {
  const vault = await kept();
  if (vault?.takenAt && now - vault.takenAt > days * 24 * 60 * MINUTE) await forgetTaken();
}
